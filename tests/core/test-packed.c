// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/formats.h"
#include "tests/support/reading.h"

#include <string.h>

#define START "PK\3\4\24\0\0\0"

typedef struct {
  const char *member;
  const char *what;
} Case;

static const Case cases[] = {
  {"[Content_Types].xml xl/workbook.xml", "Excel workbook (XLSX)"},
  {"xl/workbook.bin", "Excel workbook (XLSB)"},
  {"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "workbook (ODS)"},
  {"word/document.xml", "Word document"},
  {"talks/schedule.xml", "packed folder (ZIP)"},
  {"", "packed folder (ZIP)"},
};

static char *
write_packed (const char *member, gsize *length)
{
  GString *text = g_string_new_len (START, sizeof START - 1);

  g_string_append_printf (text, "%s", member);
  g_string_append_len (text, "\0\377\0", 3);
  *length = text->len;
  return g_string_free (text, FALSE);
}

static void
assert_refused (const AffFormat *format, const Case *item)
{
  gsize length = 0;
  g_autofree char *text = write_packed (item->member, &length);
  g_autoptr (Reading) reading = reading_new (format, "programme.xlsx", text, (gssize) length);

  g_assert_error (reading->error, AFF_ERROR, AFF_ERROR_FORMAT);
  g_assert_nonnull (strstr (reading->error->message, "programme.xlsx is a"));
  g_assert_nonnull (strstr (reading->error->message, item->what));
}

static void
test_what_is_packed_is_named (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (NULL, &cases[i]);
}

static void
test_a_format_that_was_named_says_the_same (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (&aff_format_whova, &cases[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/packed/what-is-packed-is-named", test_what_is_packed_is_named);
  g_test_add_func ("/exchange/packed/a-format-that-was-named-says-the-same",
                   test_a_format_that_was_named_says_the_same);
  return g_test_run ();
}
