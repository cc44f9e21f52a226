// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/shorten.h"

#include <string.h>

#define COMMA ", "
#define REST  "…"
// In columns, with its comma: what stands for names left out, and what is kept free for it.
#define REST_WIDTH 3
#define RESERVE    10

// A name of the list, in bytes of the text.
typedef struct {
  guint start;
  guint end;
  guint width;
  gboolean is_kept;
} Name;

// Wide characters count as two.
static guint
measure (const char *text, gsize length)
{
  guint width = 0;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    width += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
  return width;
}

static GArray *
split_names (const AffMarked *marked)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (Name));
  const char *start = marked->text;

  while (start != NULL) {
    const char *comma = strstr (start, COMMA);
    gsize length = comma != NULL ? (gsize) (comma - start) : strlen (start);
    Name name = {
      .start = (guint) (start - marked->text),
      .end = (guint) (start - marked->text + (gssize) length),
      .width = measure (start, length) + (guint) strlen (COMMA),
    };
    g_array_append_val (names, name);
    start = comma != NULL ? comma + strlen (COMMA) : NULL;
  }
  return names;
}

static gboolean
is_marked (const AffMarked *marked, const Name *name)
{
  for (guint i = 0; i < marked->n_marks; i++)
    if (marked->marks[i].start < name->end && marked->marks[i].end > name->start)
      return TRUE;
  return FALSE;
}

static gboolean
is_left_out (const GArray *names, guint index)
{
  return index < names->len && !g_array_index (names, Name, index).is_kept;
}

// What stands for names left out, where INDEX is to be kept. GAPS: how often it stands there now.
static guint
count_gaps (const GArray *names, guint index, guint gaps)
{
  return gaps - 1 + (index > 0 && is_left_out (names, index - 1)) +
         is_left_out (names, index + 1);
}

// What is marked first, then from the front; room is left for what stands for the rest.
static void
choose_names (const AffMarked *marked, GArray *names, guint most)
{
  guint width = 0;
  guint gaps = 1;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < names->len; i++) {
      Name *name = &g_array_index (names, Name, i);

      if (name->is_kept || (pass == 0 && !is_marked (marked, name)))
        continue;
      guint left = count_gaps (names, i, gaps);
      if (width + name->width + MAX (left * REST_WIDTH, RESERVE) > most) {
        if (pass == 1)
          return;
        continue;
      }
      name->is_kept = TRUE;
      width += name->width;
      gaps = left;
    }
}

static void
move_marks (const AffMarked *from, const Name *name, gsize place, AffMarked *to)
{
  for (guint i = 0; i < from->n_marks && to->n_marks < AFF_MARKS; i++) {
    AffMark mark = from->marks[i];

    if (mark.start < name->start || mark.end > name->end)
      continue;
    mark.start = mark.start - name->start + (guint) place;
    mark.end = mark.end - name->start + (guint) place;
    to->marks[to->n_marks++] = mark;
  }
}

static void
join_names (AffMarked *marked, const GArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AffMarked result = {.n_marks = 0};
  gboolean was_kept = TRUE;

  for (guint i = 0; i < names->len; i++) {
    const Name *name = &g_array_index (names, Name, i);

    if (!name->is_kept && !was_kept)
      continue;
    if (text->len > 0)
      g_string_append (text, COMMA);
    if (name->is_kept) {
      move_marks (marked, name, text->len, &result);
      g_string_append_len (text, marked->text + name->start, name->end - name->start);
    } else {
      g_string_append (text, REST);
    }
    was_kept = name->is_kept;
  }
  g_free (marked->text);
  *marked = result;
  marked->text = g_string_free (g_steal_pointer (&text), FALSE);
}

static void
cut_at_word (AffMarked *marked, guint most)
{
  const char *end = marked->text, *word = NULL;

  for (guint width = 1; *end != '\0'; end = g_utf8_next_char (end)) {
    width += g_unichar_iswide (g_utf8_get_char (end)) ? 2 : 1;
    if (width > most)
      break;
    if (*end == ' ')
      word = end;
  }
  gsize length = (gsize) ((word != NULL ? word : end) - marked->text);
  g_autofree char *kept = g_strndup (marked->text, length);
  guint n_marks = 0;

  for (guint i = 0; i < marked->n_marks; i++)
    if (marked->marks[i].end <= length)
      marked->marks[n_marks++] = marked->marks[i];
  marked->n_marks = n_marks;
  g_free (marked->text);
  marked->text = g_strconcat (kept, REST, NULL);
}

void
aff_marked_shorten (AffMarked *marked, guint most)
{
  g_return_if_fail (marked != NULL);

  if (marked->text == NULL || measure (marked->text, strlen (marked->text)) <= most)
    return;
  g_autoptr (GArray) names = split_names (marked);
  choose_names (marked, names, most);
  gboolean has_name = FALSE;
  for (guint i = 0; i < names->len; i++)
    has_name |= g_array_index (names, Name, i).is_kept;
  if (has_name)
    join_names (marked, names);
  else
    cut_at_word (marked, most);
}
