// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/draft.h"
#include "app/draft/nature.h"
#include "app/draft/privacy.h"

static const struct {
  const char *type;
  const char *title;
  gboolean has_speakers;
  guint natures;
} natures[] = {
  {"", "Opening Remarks", FALSE, AFF_NATURE_OPENING},
  {"Keynote", "Invited Talk 1", FALSE, AFF_NATURE_KEYNOTE},
  {"Poster", "☕ Poster Session & Coffee Break", FALSE, AFF_NATURE_POSTER | AFF_NATURE_BREAK},
  {NULL, "Coffee break / poster session", FALSE, AFF_NATURE_POSTER | AFF_NATURE_BREAK},
  {"Oral", "Best Paper Oral Spotlight", FALSE, AFF_NATURE_ORAL},
  {"Panel", "Panel Discussion", FALSE, AFF_NATURE_PANEL},
  {NULL, "Déjeuner", FALSE, AFF_NATURE_BREAK},
  {NULL, "Postersitzung und Kaffee", FALSE, AFF_NATURE_POSTER | AFF_NATURE_BREAK},
  {NULL, "Sesión de pósteres", FALSE, AFF_NATURE_POSTER},
  {NULL, "Kaffeepause", FALSE, AFF_NATURE_BREAK},
  {NULL, "Breaking and mending", TRUE, AFF_NATURE_TALK},
  {NULL, "How a coffee break explains queues", TRUE, AFF_NATURE_TALK},
  {"devroom", "Kernel news", TRUE, AFF_NATURE_TALK},
  {"Lightning talk", "A poster of everything", TRUE, AFF_NATURE_TALK},
  {NULL, "Conference dinner", FALSE, AFF_NATURE_SOCIAL},
  {NULL, "Something", FALSE, AFF_NATURE_OTHER},
  {NULL, NULL, FALSE, AFF_NATURE_OTHER},
};

static void
test_natures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (natures); i++) {
    guint guess = aff_nature_guess (natures[i].type, natures[i].title, natures[i].has_speakers);
    if (guess != natures[i].natures)
      g_error ("“%s” of type “%s” is %x, not %x", natures[i].title, natures[i].type, guess,
               natures[i].natures);
  }
}

static const struct {
  const char *text;
  const char *scrubbed; // NULL: it stays
} texts[] = {
  {"Write to first.author@example.org today", "Write to  today"},
  {"First Author <first@example.org>", "First Author"},
  {"mailto:x@y.example", ""},
  {"first (at) example.org", ""},
  {"Tel. +33 3 90 24 00 00", ""},
  {"tél. 03 88 12 34 56", ""},
  {"TÉL : 03 88 12 34 56", ""},
  {"Telephone: 03 88 12 34 56", ""},
  {"Téléphone 03.88.12.34.56", ""},
  {"Telefon 0049 711 123456, Raum 3", ", Raum 3"},
  {"tél. 03\u00a088\u00a012\u00a034\u00a056", ""},
  {"Phone: (0)3 90 24 00 00", ""},
  {"call +33390240000 now", "call  now"},
  {"Precision@10 and mAP@0.5", NULL},
  {"From 2019-2020 to 2023-2024", NULL},
  {"A + 12 345 678 images", NULL},
  {"x+1234", NULL},
  {"telescope 2026", NULL},
  {"Telephone calls of 1990-2000 2010", NULL},
  {"hôtel 2026-10-04 10:00", NULL},
  {"@home", NULL},
  {"", NULL},
};

static void
test_privacy (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *text = g_strdup (texts[i].text);
    g_assert_true (aff_privacy_scrub (&text) == (texts[i].scrubbed != NULL));
    g_assert_cmpstr (text, ==, texts[i].scrubbed ? texts[i].scrubbed : texts[i].text);
  }
}

// Pointers to the texts of DRAFT, which has an item and a paper; the last one is NULL.
static char ***
list_texts (AffDraft *draft)
{
  AffDraftItem *item = draft->items->pdata[0];
  AffDraftPaper *paper = draft->papers->pdata[0];
  char **const fields[] = {
    &item->title,    &item->subtitle, &item->type,      &item->track,  &item->room,
    &item->abstract, &paper->title,   &paper->abstract, &paper->track, &paper->origin,
    &draft->title,   &draft->venue,   &draft->city,     NULL};

  return g_memdup2 (fields, sizeof fields);
}

static AffDraft *
make_private_draft (void)
{
  AffDraft *draft = aff_draft_new ();
  AffDraftPaper *paper = aff_draft_paper (draft, "2", NULL);

  aff_draft_item (draft, "1", NULL);
  g_autofree char ***fields = list_texts (draft);
  for (guint i = 0; fields[i]; i++)
    aff_draft_set (fields[i], "Seen a@example.org");
  aff_draft_add_topic (paper, "Seen a@example.org");
  aff_draft_add_topic (paper, "Seen b@example.org");
  aff_draft_add_topic (paper, "c@example.org");
  aff_draft_add_presentation (paper, AFF_KIND_ORAL, "Seen a@example.org", NULL);
  aff_draft_add_presentation (paper, AFF_KIND_ORAL, "1", NULL);
  return draft;
}

static void
test_privacy_of_drafts (void)
{
  g_autoptr (AffDraft) draft = make_private_draft ();
  g_autoptr (AffReport) report = aff_report_new ();
  g_autofree char ***fields = list_texts (draft);
  const AffDraftPaper *paper = draft->papers->pdata[0];
  const AffDraftPresentation *named = paper->presentations->pdata[0];
  const AffDraftPresentation *keyed = paper->presentations->pdata[1];

  g_assert_true (aff_draft_finish (draft, "Europe/Paris", report, NULL));
  for (guint i = 0; fields[i]; i++) {
    g_test_message ("text %u", i);
    g_assert_cmpstr (*fields[i], ==, "Seen");
  }
  g_assert_cmpuint (paper->topics->len, ==, 1);
  g_assert_cmpstr (paper->topics->pdata[0], ==, "Seen");
  g_assert_cmpstr (named->session, ==, "Seen");
  g_assert_cmpstr (keyed->session, ==, "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/nature/is-told-by-type-and-title", test_natures);
  g_test_add_func ("/exchange/privacy/takes-out-addresses-and-nothing-else", test_privacy);
  g_test_add_func ("/exchange/privacy/holds-for-every-text-of-a-draft", test_privacy_of_drafts);
  return g_test_run ();
}
