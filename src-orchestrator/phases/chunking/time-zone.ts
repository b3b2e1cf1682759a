/** "9 p.m. ET": what begins no sentence. */
export const timeZone = /^(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|WES?T|IST|JST|AES?T|HST)(?!\p{L})/u
