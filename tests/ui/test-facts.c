// SPDX-License-Identifier: GPL-3.0-or-later
// Every fact of the two source pages, in our own words, is on a page of the program.
#include "tests/ui/chapters.h"

#define ABOUT    "about"
#define SCHEDULE "schedule"

typedef struct {
  const char *page; // ABOUT, SCHEDULE or the title of an item
  const char *words;
} Fact;

static const Fact imimic_facts[] = {
  // What it is called, and what belongs to it.
  {ABOUT, "iMIMIC"},
  {ABOUT, "Workshop on Interpretability of Machine Intelligence in Medical Image Computing"},
  {ABOUT, "Edition 9, part of MICCAI 2026"},
  {ABOUT, "This is the ninth iMIMIC."},
  {ABOUT, "UNSURE Workshop"},
  {ABOUT, "Uncertainty Tutorial"},
  {ABOUT,
   "iMIMIC, the UNSURE Workshop and the Uncertainty Tutorial are one event in this edition"},
  {SCHEDULE, "Merged with UNSURE Workshop and Uncertainty Tutorial"},
  // When and where.
  {ABOUT, "4 to 8 October 2026"},
  {ABOUT, "Strasbourg, France"},
  {ABOUT, "iMIMIC 2026 is part of MICCAI 2026"},
  {ABOUT, "The website of MICCAI 2026 says more about the venue."},
  {ABOUT, "the day of the workshop is not given"},
  {ABOUT, "Preliminary: exact times are subject to change"},
  {ABOUT, "The programme is preliminary."},
  {ABOUT, "It is to be confirmed, and exact times may still change."},
  {ABOUT, "it has no items"},
  {SCHEDULE, "Programme to be confirmed"},
  {SCHEDULE, "4 to 8 October 2026"},
  // Why: models.
  {ABOUT,
   "networks for single tasks to very large foundation models and vision-language models"},
  {ABOUT, "for general purposes"},
  {ABOUT, "They perform as nothing did before"},
  {ABOUT, "more complex and harder to see into"},
  {ABOUT, "With billions of parameters they are black boxes"},
  {ABOUT, "behaviour is ever less predictable"},
  {ABOUT, "hallucinations, amplified bias and doubtful robustness"},
  // Why: duty.
  {ABOUT, "a welcome extra that won the users' trust"},
  {ABOUT, "a condition of AI safety and of meeting the rules"},
  {ABOUT, "the EU AI Act counts medical AI as high-risk"},
  {ABOUT, "the law demands traceability, transparency and oversight by people"},
  {ABOUT, "check a model's reasoning"},
  {ABOUT, "find the cases in which it fails"},
  {ABOUT, "put a number on its uncertainty"},
  {ABOUT, "clinical work ethically"},
  // Why: the gap.
  {ABOUT, "well-performing algorithms and too little that clinicians can interpret"},
  {ABOUT, "pictures made after the fact, saliency maps for instance"},
  {ABOUT, "do not suffice for data of three or four dimensions"},
  {ABOUT, "the causes and concepts that an informed medical decision requires"},
  // What it does.
  {ABOUT, "the next generation of explainable AI"},
  {ABOUT, "Not only where a model looks, but why it decides."},
  {ABOUT, "agree with what is known of pathophysiology"},
  {ABOUT, "shortcuts in the data they were trained on"},
  {ABOUT, "complex, multimodal and longitudinal"},
  {ABOUT, "reliable, sound in law, and of use in the clinic"},
  {ABOUT, "a place to present and discuss ideas about interpretable machine learning"},
  {ABOUT, "its many challenges and its opportunities"},
  {ABOUT, "no other forum at MICCAI is devoted to interpretability and explainability alone"},
  {ABOUT, "As far as the organisers know"},
  // Its four aims.
  {ABOUT, "interpreting foundation models and generative AI"},
  {ABOUT, "how explaining in medicine differs from explaining in computer vision at large"},
  {ABOUT, "quantitative, causal and mechanistic"},
  {ABOUT, "researchers, clinicians and experts in regulation"},
  {ABOUT, "how far technical explanations are from what people in the clinic need"},
  {ABOUT, "objective benchmarks and measures"},
  {ABOUT, "how faithful, robust and useful an explanation is"},
  {ABOUT, "A list of topics is announced, open to others, but nothing follows."},
  // The call.
  {ABOUT, "8 to 10 pages, references counted"},
  {ABOUT,
   "anonymised and set in the style of Springer's Lecture Notes in Computer Science (LNCS)"},
  {ABOUT, "The proceedings are published as MICCAI publishes with Springer."},
  {ABOUT, "How and where to submit is to be announced."},
  {ABOUT, "Three reviewers read each submission."},
  {ABOUT, "name possible conflicts of interest"},
  {ABOUT, "relevance to medical image analysis"},
  {ABOUT, "the weight of their results"},
  {ABOUT, "technical and experimental quality"},
  {ABOUT, "how clearly they are presented"},
  // Contact.
  {ABOUT, "People who want to take part or to sponsor the workshop"},
  {ABOUT, "write an e-mail"},
  {ABOUT, "no address is given"},
};

static const Fact mfm_facts[] = {
  // What it is about.
  {ABOUT, "Medical foundation models and the benchmarks that judge them grow together"},
  {ABOUT, "what models are pretrained for, how modalities are aligned"},
  {ABOUT, "evaluation finds weak robustness, poor generalisation and contradictory evidence"},
  {ABOUT, "quickly changing how medical images are understood"},
  {ABOUT, "They generalise better and let one model learn from several modalities"},
  {ABOUT, "X-ray, CT, MRI and ultrasound"},
  {ABOUT,
   "classification, detection, segmentation, writing of reports and reasoning over modalities"},
  {ABOUT, "models and benchmarks as two things that evolve together"},
  {ABOUT, "Stronger models are one half"},
  {ABOUT, "how robust a model is, whether it generalises from site to site"},
  {ABOUT, "whether its evidence is consistent"},
  // Topics: models.
  {ABOUT, "Architectures; pretraining at scale and self-supervision"},
  {ABOUT, "learning from several modalities, their alignment and reasoning across them"},
  {ABOUT, "ways to fine-tune and adapt efficiently"},
  // Topics: data.
  {ABOUT, "Datasets from many institutions around the world"},
  {ABOUT, "frameworks for collaboration and its governance"},
  {ABOUT, "preserves privacy, such as federated learning"},
  {ABOUT, "curation of data"},
  {ABOUT, "generalising to other domains when distributions shift"},
  {ABOUT, "robustness, safety and trustworthiness"},
  // Topics: evaluation.
  {ABOUT,
   "Standards of evaluation, the design of benchmarks, protocols that others can reproduce"},
  {ABOUT, "use in the clinic"},
  {ABOUT, "new benchmarks for settings where much is at stake"},
  {ABOUT, "is robust, generalises and keeps its evidence consistent"},
  // The programme as a whole.
  {ABOUT, "Half a day"},
  {ABOUT, "four invited talks"},
  {ABOUT, "posters together with the coffee break"},
  {ABOUT, "a spotlight for the best papers in oral form"},
  {ABOUT, "a panel at the end"},
  {ABOUT, "Up to 30 posters hang at the same time."},
  // The two tracks.
  {ABOUT, "on any topic around medical foundation models and benchmarking"},
  {ABOUT, "two tracks, so that more people can take part"},
  {ABOUT, "Full papers follow the ECCV format."},
  {ABOUT, "reviewed double-blind in OpenReview, in the standard way"},
  {ABOUT, "a programme committee of the workshop's own"},
  {ABOUT, "Accepted ones enter the programme as posters."},
  {ABOUT, "Conflicts of interest are treated as the policies of ECCV workshops say."},
  {ABOUT, "peer-reviewed and published before"},
  {ABOUT, "a major conference or in a major journal of computer vision or machine learning"},
  {ABOUT, "are not reviewed again"},
  {ABOUT, "the topic fits and that a poster board is free"},
  {ABOUT, "the authors send its link through the OpenReview page of the workshop"},
  {ABOUT, "Admitted after review"},
  {ABOUT, "Admitted if the topic fits and a board is free"},
  // The deadlines, and that they are not announced.
  {ABOUT, "Submission of full papers"},
  {ABOUT, "10 June 2026, 23:59 AoE (anywhere on earth)"},
  {ABOUT, "11 June 2026, 13:59 local time"},
  {ABOUT, "Submission of already published papers"},
  {ABOUT, "17 June 2026, 23:59 AoE (anywhere on earth)"},
  {ABOUT, "18 June 2026, 13:59 local time"},
  {ABOUT, "Call, closed"},
  {ABOUT, "Every deadline ends at 23:59 anywhere on earth (AoE)."},
  {ABOUT, "The dates are still to be announced."},
};

// The table of the programme, as it is planned.
static const Fact mfm_table[] = {
  {SCHEDULE, "14:00"},
  {SCHEDULE, "14:10"},
  {SCHEDULE, "14:40"},
  {SCHEDULE, "15:10"},
  {SCHEDULE, "16:10"},
  {SCHEDULE, "16:30"},
  {SCHEDULE, "17:00"},
  {SCHEDULE, "17:30"},
  {SCHEDULE, "Speaker to be announced"},
  {"Opening Remarks", "14:00"},
  {"Opening Remarks", "10 min"},
  {"Opening Remarks", "The organisers welcome and give an overview"},
  {"Invited Talk 1", "14:10"},
  {"Invited Talk 1", "30 min"},
  {"Invited Talk 1", "Keynote"},
  {"Invited Talk 1", "Speaker to be announced"},
  {"Invited Talk 2", "14:40"},
  {"Invited Talk 2", "30 min"},
  {"Invited Talk 2", "Keynote"},
  {"Invited Talk 2", "Speaker to be announced"},
  {"Poster Session & Coffee Break", "15:10"},
  {"Poster Session & Coffee Break", "60 min"},
  {"Poster Session & Coffee Break", "Poster session, Break"},
  {"Poster Session & Coffee Break", "Interactive, with up to 30 posters"},
  {"Best Paper Oral Spotlight", "16:10"},
  {"Best Paper Oral Spotlight", "20 min"},
  {"Best Paper Oral Spotlight", "Oral"},
  {"Best Paper Oral Spotlight", "Talks by the submissions with the best scores"},
  {"Invited Talk 3", "16:30"},
  {"Invited Talk 3", "30 min"},
  {"Invited Talk 3", "Keynote"},
  {"Invited Talk 3", "Speaker to be announced"},
  {"Invited Talk 4", "17:00"},
  {"Invited Talk 4", "30 min"},
  {"Invited Talk 4", "Keynote"},
  {"Invited Talk 4", "Speaker to be announced"},
  {"Panel Discussion", "17:30"},
  {"Panel Discussion", "30 min"},
  {"Panel Discussion", "Panel"},
  {"Panel Discussion", "until 18:00"},
  {"Panel Discussion",
   "Open debate: what comes next for medical foundation models and benchmarks"},
};

// A sentence that a page's end divides goes on in the next text: only the spaces between differ.
static void
note_text (Kiosk *kiosk, const char *where, gpointer data)
{
  GtkWidget *page = aff_window_get_page (kiosk->window);
  GtkWidget *reader = kiosk_find_class (page, "paged-text");
  g_autofree char *text = kiosk_text (reader);

  g_string_append (data, g_strdelimit (text, "\n", ' '));
}

static char *
read_about (Kiosk *kiosk, const char *code)
{
  g_autofree char *target = chapters_target (kiosk, code);
  GString *text = g_string_new (NULL);

  kiosk_show (kiosk, target);
  g_autofree char *side = kiosk_text (aff_window_get_page (kiosk->window));
  g_string_append (text, side);
  chapters_walk (kiosk, note_text, text);
  return g_string_free (text, FALSE);
}

static char *
read_page (Kiosk *kiosk, const char *code, const char *page)
{
  g_autofree char *item = NULL;

  if (g_str_equal (page, ABOUT))
    return read_about (kiosk, code);
  if (!g_str_equal (page, SCHEDULE))
    item = chapters_item (kiosk, page);
  kiosk_show (kiosk, item != NULL ? item : page);
  return kiosk_text (aff_window_get_page (kiosk->window));
}

// Each page is read once: facts of one page follow each other or not.
static void
check_facts (const char *sample, const char *code, const Fact *facts, guint count)
{
  g_autoptr (Kiosk)
    kiosk = kiosk_open (kiosk_live_new (sample, KIOSK_NOW), (KioskSize){1920, 1080}, "en");
  g_autoptr (GHashTable) pages = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < count; i++) {
    const char *text = g_hash_table_lookup (pages, facts[i].page);

    if (text == NULL) {
      text = read_page (kiosk, code, facts[i].page);
      g_hash_table_insert (pages, (gpointer) facts[i].page, (gpointer) text);
    }
    if (strstr (text, facts[i].words) == NULL)
      kiosk_complain (facts[i].page, "\"%s\" is missing", facts[i].words);
  }
}

static void
test_every_fact_of_imimic_is_on_a_page (void)
{
  check_facts ("imimic", "imimic", imimic_facts, G_N_ELEMENTS (imimic_facts));
}

static void
test_every_fact_of_mfm_is_on_a_page (void)
{
  check_facts ("mfm", "mfm", mfm_facts, G_N_ELEMENTS (mfm_facts));
  check_facts ("mfm", "mfm", mfm_table, G_N_ELEMENTS (mfm_table));
}

// The default sample holds both, and a delay that changes the table.
static void
test_every_fact_is_in_the_default_programme (void)
{
  check_facts ("strasbourg", "imimic", imimic_facts, G_N_ELEMENTS (imimic_facts));
  check_facts ("strasbourg", "mfm", mfm_facts, G_N_ELEMENTS (mfm_facts));
}

int
main (int argc, char **argv)
{
  kiosk_start (&argc, &argv);
  g_test_add_func ("/ui/facts/every-fact-of-imimic-is-on-a-page",
                   test_every_fact_of_imimic_is_on_a_page);
  g_test_add_func ("/ui/facts/every-fact-of-mfm-is-on-a-page",
                   test_every_fact_of_mfm_is_on_a_page);
  g_test_add_func ("/ui/facts/every-fact-is-in-the-default-programme",
                   test_every_fact_is_in_the_default_programme);
  return g_test_run ();
}
