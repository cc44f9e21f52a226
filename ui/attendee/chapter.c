// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attendee/chapter.h"

#include "app/base/clock.h"
#include "ui/widget/fit-text.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

#define CALL    "call"
#define SOURCES "sources"

#define MOST_KINDS 3

// A chapter and the texts in it: their kinds are the words of section.kind, each with its heading,
// which the chapter's own name may say already.
typedef struct {
  const char *word;
  const char *name;

  struct {
    const char *word;
    const char *name;
  } kinds[MOST_KINDS];
} Chapter;

// In the order of the page.
static const Chapter chapters[] = {
  {"overview", N_ ("Overview"), {{"overview", NULL}, {"aims", N_ ("Aims")}}},
  {"topics", N_ ("Topics"), {{"topics", NULL}}},
  {"programme",
   N_ ("Programme and venue"),
   {{"programme", N_ ("Programme")}, {"venue", N_ ("Venue")}, {"contact", N_ ("Contact")}}},
  {CALL,
   N_ ("Call for papers"),
   {{"tracks", N_ ("Tracks")},
    {"submission", N_ ("Submission")},
    {"policies", N_ ("Policies")}}},
  {SOURCES, N_ ("What sources say")},
};

static const Chapter *
find_chapter (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    if (g_str_equal (chapters[i].word, word))
      return &chapters[i];
  g_return_val_if_reached (&chapters[0]);
}

static gboolean
has_section (const AffWorkshop *workshop, const char *kind, const char *language)
{
  for (guint i = 0; i < workshop->sections->len; i++) {
    const AffSection *section = g_ptr_array_index (workshop->sections, i);

    if (g_str_equal (section->kind, kind) &&
        (language == NULL || g_str_equal (section->language, language)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_chapter (const AffWorkshop *workshop, const Chapter *chapter)
{
  if (g_str_equal (chapter->word, SOURCES))
    return workshop->statements->len > 0;
  if (g_str_equal (chapter->word, CALL) && workshop->deadlines->len + workshop->tracks->len > 0)
    return TRUE;
  for (guint i = 0; i < MOST_KINDS && chapter->kinds[i].word != NULL; i++)
    if (has_section (workshop, chapter->kinds[i].word, NULL))
      return TRUE;
  return FALSE;
}

GPtrArray *
aff_chapter_list (const AffWorkshop *workshop)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    if (has_chapter (workshop, &chapters[i]))
      g_ptr_array_add (found, (gpointer) chapters[i].word);
  return found;
}

const char *
aff_chapter_name (const char *chapter)
{
  return _ (find_chapter (chapter)->name);
}

static void
append_heading (GString *text, GArray *headings, const char *words, gboolean is_major)
{
  AffTextHeading heading = {.start = (guint) text->len, .is_major = is_major};

  g_string_append (text, words);
  heading.end = (guint) text->len;
  g_array_append_val (headings, heading);
  g_string_append_c (text, '\n');
}

// The sections of KIND, in LANGUAGE where there are any; their own language is in *OWN.
static void
append_sections (GString *text,
                 GArray *headings,
                 const AffWorkshop *workshop,
                 const char *kind,
                 const char **language)
{
  gboolean is_translated = has_section (workshop, kind, *language);
  const char *wanted = *language;

  for (guint i = 0, count = 0; i < workshop->sections->len; i++) {
    const AffSection *section = g_ptr_array_index (workshop->sections, i);

    if (!g_str_equal (section->kind, kind) ||
        (is_translated && !g_str_equal (section->language, wanted)))
      continue;
    if (count++ > 0)
      g_string_append (text, "\n\n");
    if (section->title != NULL)
      append_heading (text, headings, section->title, FALSE);
    g_string_append (text, section->text);
    *language = section->language;
  }
}

char *
aff_chapter_text (const AffWorkshop *workshop,
                  const char *chapter,
                  const char *language,
                  GArray *headings,
                  const char **own)
{
  g_return_val_if_fail (workshop != NULL && chapter != NULL && headings != NULL, NULL);
  const Chapter *found = find_chapter (chapter);
  GString *text = g_string_new (NULL);

  *own = language;
  for (guint i = 0; i < MOST_KINDS && found->kinds[i].word != NULL; i++) {
    if (!has_section (workshop, found->kinds[i].word, NULL))
      continue;
    if (text->len > 0)
      g_string_append (text, "\n\n");
    if (found->kinds[i].name != NULL)
      append_heading (text, headings, _ (found->kinds[i].name), TRUE);
    append_sections (text, headings, workshop, found->kinds[i].word, own);
  }
  return g_string_free (text, FALSE);
}

static GtkWidget *
append_text (GtkWidget *box, const char *words, const char *class, const char *language)
{
  GtkWidget *text = aff_fit_text_new (words);

  g_object_set (text, "smallest", 0.75, "line-percent", 130, "language", language, NULL);
  gtk_widget_add_css_class (text, class);
  gtk_box_append (GTK_BOX (box), text);
  return text;
}

static GtkWidget *
make_block (const char *class)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (block, "block");
  gtk_widget_add_css_class (block, class);
  return block;
}

static char *
describe_instant (GTimeZone *zone, gint64 instant)
{
  g_autofree char *day = aff_zone_day (zone, instant);
  g_autofree char *date = aff_words_date (day);
  g_autofree char *time = aff_words_time (zone, instant);

  return g_strdup_printf ("%s, %s", date, time);
}

// "10 June 2026, 23:59 AoE (anywhere on earth)", in the zone that the source names.
static char *
describe_own_time (const AffDeadline *deadline)
{
  g_autoptr (GTimeZone) zone = aff_zone_find (deadline->zone, NULL);

  if (zone == NULL)
    return NULL;
  g_autofree char *instant = describe_instant (zone, deadline->instant);
  if (g_str_equal (deadline->zone, "AoE"))
    return g_strdup_printf (_ ("%s AoE (anywhere on earth)"), instant);
  return g_strdup_printf ("%s %s", instant, deadline->zone);
}

static GtkWidget *
make_deadline (const AffWorkshop *workshop, const AffDeadline *deadline, gint64 now)
{
  GtkWidget *block = make_block ("deadline");
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gboolean is_past = deadline->instant <= now;
  GtkWidget *state = gtk_label_new (is_past ? _ ("Call, closed") : _ ("Call, open"));
  g_autofree char *own = describe_own_time (deadline);
  g_autofree char *instant = describe_instant (workshop->zone, deadline->instant);
  g_autofree char *local = g_strdup_printf (_ ("%s local time"), instant);

  if (is_past)
    gtk_widget_add_css_class (block, "past");
  gtk_widget_add_css_class (state, "tag");
  gtk_widget_set_valign (state, GTK_ALIGN_START);
  gtk_widget_set_hexpand (append_text (head, deadline->title, "title", deadline->language),
                          TRUE);
  gtk_box_append (GTK_BOX (head), state);
  gtk_box_append (GTK_BOX (block), head);
  if (own != NULL)
    append_text (block, own, "body", NULL);
  append_text (block, local, "body", NULL);
  if (deadline->source != NULL)
    append_text (block, deadline->source, "small", NULL);
  return block;
}

static GtkWidget *
make_track (const AffTrack *track)
{
  GtkWidget *block = make_block ("track");

  append_text (block, track->name, "title", track->language);
  append_text (block,
               track->by_availability ? _ ("Admitted if the topic fits and a board is free")
                                      : _ ("Admitted after review"),
               "body", NULL);
  return block;
}

static void
fill_statement (GtkWidget *box, const AffStatementText *statement)
{
  append_text (box, statement->text, "body", NULL);
  append_text (box, statement->source, "small", NULL);
}

static GtkWidget *
make_statement (const AffStatementText *statement)
{
  GtkWidget *block = make_block ("statement");

  fill_statement (block, statement);
  return block;
}

static GtkWidget *
make_contradiction (const AffStatementText *one, const AffStatementText *other)
{
  GtkWidget *block = make_block ("contradiction");
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const AffStatementText *const sides[] = {one, other};

  append_text (block, _ ("Here the sources differ"), "title", NULL);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++) {
    GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

    gtk_widget_add_css_class (card, "sunk-paper");
    fill_statement (card, sides[i]);
    gtk_box_append (GTK_BOX (row), card);
  }
  gtk_box_append (GTK_BOX (block), row);
  return block;
}

static const AffStatementText *
find_statement (const AffWorkshop *workshop, gint64 id)
{
  for (guint i = 0; i < workshop->statements->len; i++) {
    const AffStatementText *statement = g_ptr_array_index (workshop->statements, i);

    if (statement->id == id)
      return statement;
  }
  return NULL;
}

static gboolean
is_contradicted (const AffWorkshop *workshop, const AffStatementText *statement)
{
  for (guint i = 0; i < workshop->statements->len; i++)
    if (((const AffStatementText *) g_ptr_array_index (workshop->statements, i))->contradicts ==
        statement->id)
      return TRUE;
  return find_statement (workshop, statement->contradicts) != NULL;
}

// What differs comes first: it is what a reader has to know.
static void
add_statements (const AffWorkshop *workshop, GPtrArray *blocks)
{
  for (guint i = 0; i < workshop->statements->len; i++) {
    const AffStatementText *statement = g_ptr_array_index (workshop->statements, i);
    const AffStatementText *other = find_statement (workshop, statement->contradicts);

    if (other != NULL)
      g_ptr_array_add (blocks, make_contradiction (other, statement));
  }
  for (guint i = 0; i < workshop->statements->len; i++) {
    const AffStatementText *statement = g_ptr_array_index (workshop->statements, i);

    if (!is_contradicted (workshop, statement))
      g_ptr_array_add (blocks, make_statement (statement));
  }
}

GPtrArray *
aff_chapter_blocks (const AffWorkshop *workshop, const char *chapter, gint64 now)
{
  g_return_val_if_fail (workshop != NULL && chapter != NULL, NULL);
  GPtrArray *blocks = g_ptr_array_new ();

  if (g_str_equal (chapter, SOURCES))
    add_statements (workshop, blocks);
  for (guint i = 0; g_str_equal (chapter, CALL) && i < workshop->deadlines->len; i++)
    g_ptr_array_add (blocks,
                     make_deadline (workshop, g_ptr_array_index (workshop->deadlines, i), now));
  for (guint i = 0; g_str_equal (chapter, CALL) && i < workshop->tracks->len; i++)
    g_ptr_array_add (blocks, make_track (g_ptr_array_index (workshop->tracks, i)));
  return blocks;
}

static void
append_dates_key (GString *key, const AffWorkshop *workshop, gint64 now)
{
  for (guint i = 0; i < workshop->deadlines->len; i++) {
    const AffDeadline *deadline = g_ptr_array_index (workshop->deadlines, i);

    g_string_append_printf (key, "%s|%" G_GINT64_FORMAT "|%s|%s|%d\n", deadline->title,
                            deadline->instant, deadline->zone, deadline->source,
                            deadline->instant <= now);
  }
}

static void
append_sources_key (GString *key, const AffWorkshop *workshop)
{
  for (guint i = 0; i < workshop->statements->len; i++) {
    const AffStatementText *statement = g_ptr_array_index (workshop->statements, i);

    g_string_append_printf (key, "%" G_GINT64_FORMAT "|%s|%s|%" G_GINT64_FORMAT "\n",
                            statement->id, statement->text, statement->source,
                            statement->contradicts);
  }
}

char *
aff_chapter_key (const AffWorkshop *workshop, const char *chapter, gint64 now)
{
  g_return_val_if_fail (workshop != NULL && chapter != NULL, NULL);
  GString *key = g_string_new (chapter);

  g_string_append_printf (key, "|%s\n", workshop->zone_name);
  if (g_str_equal (chapter, CALL))
    append_dates_key (key, workshop, now);
  if (g_str_equal (chapter, SOURCES))
    append_sources_key (key, workshop);
  for (guint i = 0; g_str_equal (chapter, CALL) && i < workshop->tracks->len; i++) {
    const AffTrack *track = g_ptr_array_index (workshop->tracks, i);

    g_string_append_printf (key, "%s|%d\n", track->name, track->by_availability);
  }
  return g_string_free (key, FALSE);
}
