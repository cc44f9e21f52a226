// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/paste.h"

#include <string.h>

static void
free_line (AffPasteLine *line)
{
  g_ptr_array_unref (line->cells);
  g_free (line->address);
  g_free (line);
}

AffPasteLine *
aff_paste_add_line (AffPaste *self, guint number)
{
  AffPasteLine *line = NULL;

  if (self->lines->len >= AFF_PASTE_LINES)
    return NULL;
  line = g_new0 (AffPasteLine, 1);
  line->line = number;
  line->number = -1;
  line->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->lines, line);
  return line;
}

void
aff_paste_add_cell (AffPasteLine *line, const char *text)
{
  g_ptr_array_add (line->cells, g_strstrip (g_strdup (text)));
}

static gboolean
read_source (AffPaste *self, AffSource *source, AffReport *report, GError **error)
{
  gboolean is_read = FALSE;

  if (aff_source_kind (source) == AFF_SOURCE_HTML) {
    xmlDoc *document = aff_source_xml (source, report, error);
    if (!document)
      return FALSE;
    is_read = aff_paste_read_page (self, xmlDocGetRootElement (document));
  } else if (aff_source_kind (source) == AFF_SOURCE_TEXT)
    is_read = aff_paste_read_text (self, aff_source_text (source), report);
  else {
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_FORMAT,
      "%s is no page. Copy the page that shows the schedule, and paste it into a file.",
      aff_source_name (source));
    return FALSE;
  }
  if (!is_read)
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_FORMAT,
      "%s has more than 200,000 lines, or cells that reach over too many. Copy only the part "
      "with the schedule.",
      aff_source_name (source));
  return is_read;
}

AffPaste *
aff_paste_new (AffSource *source, AffReport *report, GError **error)
{
  g_return_val_if_fail (source != NULL && report != NULL, NULL);
  g_autoptr (AffPaste) self = g_new0 (AffPaste, 1);

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);
  return read_source (self, source, report, error) ? g_steal_pointer (&self) : NULL;
}

void
aff_paste_free (AffPaste *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->lines);
  g_free (self->title);
  g_free (self);
}

static gboolean
is_mark (char character)
{
  return character >= AFF_PASTE_STRONG && character <= AFF_PASTE_STRAIGHT;
}

char *
aff_paste_plain (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));

  for (; *text; text++)
    if (!is_mark (*text))
      g_string_append_c (plain, *text);
  return g_strstrip (g_string_free (plain, FALSE));
}

char *
aff_paste_line_text (const AffPasteLine *line)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < line->cells->len; i++) {
    g_autofree char *plain = aff_paste_plain (line->cells->pdata[i]);
    if (*plain && all->len > 0)
      g_string_append_c (all, ' ');
    g_string_append (all, plain);
  }
  g_strdelimit (all->str, "\n\t", ' ');
  return g_string_free (all, FALSE);
}
