// SPDX-License-Identifier: GPL-3.0-or-later
// The image that lexicon_compiler wrote at build time, as constant data of the library.
  .section .rodata
  .balign 64
  .global warta_indonesian_lexicon_begin
  .hidden warta_indonesian_lexicon_begin
  .global warta_indonesian_lexicon_end
  .hidden warta_indonesian_lexicon_end
warta_indonesian_lexicon_begin:
  .incbin WARTA_LEXICON_IMAGE
warta_indonesian_lexicon_end:
  .byte 0
  .section .note.GNU-stack, "", %progbits
