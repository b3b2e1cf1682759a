/** A hibari voice as the wheel's list has it (hibari/assets/voices.json, hibari-tts 0.2.1). */
export type KnownVoice = {
  name: string
  label: string
  language: string
  british: boolean
  /** As its authors name the file. */
  file: string
  bytes: number
  sha256: string
}

/** The files that are taken by themselves: a file is recognised by its checksum, whatever it is called. Best first. */
export const knownVoices: readonly KnownVoice[] = [
  { name: 'heart', label: 'Heart (American, female)', language: 'en-US', british: false, file: 'hibari.onnx', bytes: 7_936_868, sha256: '5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8' },
  { name: 'kore', label: 'Kore (American, female)', language: 'en-US', british: false, file: 'af_kore.int8.onnx', bytes: 7_936_868, sha256: '346885752673e45d42f9864c9e2432094bc4b6385df060d4b83273da764d2fa9' },
  { name: 'fenrir', label: 'Fenrir (American, male)', language: 'en-US', british: false, file: 'am_fenrir_v2.int8.onnx', bytes: 8_031_158, sha256: 'f59fbd87908c91f827bc21b1b89443757b9a8580db9eee20aa948deb731321f4' },
  { name: 'fable', label: 'Fable (British, male)', language: 'en-GB', british: true, file: 'bm_fable.int8.onnx', bytes: 7_936_868, sha256: 'c28529302f2d27cd12f62625c24425888c4e3c2675583100ec530259136b8bc6' },
  { name: 'emma', label: 'Emma (British, female)', language: 'en-GB', british: true, file: 'bf_emma.int8.onnx', bytes: 7_936_868, sha256: 'f709f0488ee63b583a22189a955aaf4257b9806dd330be3490661e53af0a89c1' },
] // prettier-ignore

export const hibariLicence = 'Apache-2.0'
