// SPDX-License-Identifier: GPL-3.0-or-later
// The image that lexicon_compiler wrote at build time, as constant data of the library.
#if defined(__CET__) && __has_include(<cet.h>)
#include <cet.h>  // marks this file as one without jumps, or the linker would take the marks from all
#endif
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
