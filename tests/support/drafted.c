// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/drafted.h"

void
drafted_read (AffDraft *draft, AffReport *report, const AffFormat *format, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (g_getenv ("AFFICHE_SOURCE"), "tests", "golden",
                                            path, NULL);
  AffSource *source = aff_source_open (file, report, &error);

  g_assert_no_error (error);
  g_assert_true (aff_format_recognise (source, report, &error) == format);
  g_assert_true (format->read (source, draft, report, &error));
  g_assert_no_error (error);
  aff_source_free (source);
}

static void
write_text (GString *line, const char *text)
{
  g_string_append (line, text ? text : "-");
}

static void
write_people (GString *line, const GPtrArray *people)
{
  if (!people)
    g_string_append (line, "-");
  for (guint i = 0; people && i < people->len; i++) {
    const AffDraftPerson *person = people->pdata[i];
    g_string_append_printf (line, "%s%s%s", i > 0 ? ", " : "", person->name,
                            person->presents ? "*" : "");
    if (person->affiliation)
      g_string_append_printf (line, " (%s)", person->affiliation);
  }
}

static void
write_topics (GString *line, const GPtrArray *topics)
{
  if (!topics)
    g_string_append (line, "-");
  for (guint i = 0; topics && i < topics->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", (char *) topics->pdata[i]);
}

static void
write_presentations (GString *line, const GPtrArray *presentations)
{
  static const char *const kinds[] = {"poster", "oral", "spotlight"};

  if (!presentations)
    g_string_append (line, "-");
  for (guint i = 0; presentations && i < presentations->len; i++) {
    const AffDraftPresentation *presentation = presentations->pdata[i];
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", kinds[presentation->kind]);
    if (presentation->session)
      g_string_append_printf (line, " in %s", presentation->session);
    if (presentation->board)
      g_string_append_printf (line, " on %s", presentation->board);
  }
}

char *
drafted_paper (const AffDraft *draft, const char *key)
{
  static const char *const decisions[] = {"-", "accepted", "rejected", "withdrawn"};
  const AffDraftPaper *paper = g_hash_table_lookup (draft->paper_keys, key);

  if (!paper)
    return NULL;
  GString *line = g_string_new (paper->number ? paper->number : "-");
  g_string_append_printf (line, "; %s; ", paper->title ? paper->title : "-");
  write_text (line, paper->track);
  g_string_append_printf (line, "; %s; ", decisions[paper->decision]);
  write_people (line, paper->authors);
  g_string_append (line, "; ");
  write_topics (line, paper->topics);
  g_string_append (line, "; ");
  write_presentations (line, paper->presentations);
  return g_string_free (line, FALSE);
}

static void
write_when (GString *line, const AffWhen *when)
{
  g_string_append (line, *when->day ? when->day : "-");
  if (when->minute >= 0)
    g_string_append_printf (line, " %02d:%02d", when->minute / 60, when->minute % 60);
  if (when->has_offset)
    g_string_append_printf (line, " %+d", when->offset_min);
}

char *
drafted_item (const AffDraft *draft, const char *key)
{
  const AffDraftItem *item = g_hash_table_lookup (draft->item_keys, key);

  if (!item)
    return NULL;
  GString *line = g_string_new (item->title ? item->title : "-");
  g_string_append (line, "; ");
  write_when (line, &item->start);
  g_string_append_printf (line, "; %d min; ", item->duration_min);
  write_text (line, item->track);
  g_string_append (line, "; ");
  write_text (line, item->room);
  g_string_append (line, "; ");
  write_people (line, item->speakers);
  return g_string_free (line, FALSE);
}

void
drafted_assert_paper (const AffDraft *draft, const char *key, const char *wanted)
{
  g_autofree char *line = drafted_paper (draft, key);

  g_assert_cmpstr (line, ==, wanted);
}

void
drafted_assert_item (const AffDraft *draft, const char *key, const char *wanted)
{
  g_autofree char *line = drafted_item (draft, key);

  g_assert_cmpstr (line, ==, wanted);
}
