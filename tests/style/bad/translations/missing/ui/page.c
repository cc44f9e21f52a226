// SPDX-License-Identifier: GPL-3.0-or-later
static const char *words[] = { N_ ("Poster map"), NULL };
static const char *
name_board (int number)
{
  return g_strdup_printf (_ ("Board %d"), number);
}
