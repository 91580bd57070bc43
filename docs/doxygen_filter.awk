# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes of our plain comments what Doxygen takes as documentation: those before a declaration, those behind one with their
# further lines, and those at the top of a file.
function column(line) { return match(line, /\/\/ /) }
BEGIN { top = 1; behind = 0 }
/SPDX-License-Identifier/ { next }
/^\/\*$/ && top { print "/** @file"; next }
/^#/ { top = 0; sub(/  \/\/ .*/, ""); print; next }
/^[ ]*\/\/ ----/ || /^}/ { behind = 0; sub(/\/\/.*/, ""); print; next }
/^\/\/$/ && top { if (filed) print "///"; next }
/^[ ]*\/\// {
  if (top && !filed) { print "/// @file"; filed = 1 }
  if (behind && column($0) == behind) sub(/\/\//, "///<"); else { behind = 0; sub(/\/\//, "///") }
  print
  next
}
/[^ ] +\/\/ / { behind = column($0); sub(/\/\/ /, "///< "); print; next }
{ behind = 0; print }
