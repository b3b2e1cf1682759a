"""Writes reference-wave.data.ts: what the voice's own Python program (hibari-tts 0.2.1 with numpy, onnxruntime and scipy) makes of one
phoneme string with the noise left out. Run with the wheel installed: python reference_wave.py > reference-wave.data.ts"""
import base64
import numpy as np
from hibari import Hibari

PHONEMES = "həlˈO ðˈɛɹ, ðə wˈɔTəɹ ɪz kˈOld."
EVERY = 7


class NoNoise:
    def standard_normal(self, shape, dtype):
        return np.zeros(shape, dtype)


tts = Hibari()
wave = tts.from_ids(tts.ids(PHONEMES), 1.0, NoNoise())
samples = np.round(np.clip(wave[::EVERY], -1, 1) * 32767).astype("<i2")
text = base64.b64encode(samples.tobytes()).decode()
print("/** Made by reference_wave.py beside this file: every seventh sample, 16 bits, base64. */")
print("export const referenceWave = {")
print(f"  phonemes: '{PHONEMES}',\n  length: {len(wave)},\n  every: {EVERY},\n  samples:\n    '{text}',")
print("} // prettier-ignore")
