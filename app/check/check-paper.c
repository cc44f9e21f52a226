// SPDX-License-Identifier: GPL-3.0-or-later
// Papers: links, people, lengths, places; and the boards they hang on.
#include "app/base/clock.h"
#include "app/check/check-private.h"
#include "app/programme/agenda.h"
#include "app/qr/link.h"
#include "app/way/plan.h"

#include <string.h>

#define LONGEST_TITLE    160
#define LONGEST_ABSTRACT 3000
#define LONGEST_LINK     60 // bytes that still fit a code of version 4 at level M (U15)

static const AffCheckRule no_link = {AFF_SEVERITY_MISSING, "paper-without-link", "paper",
                                     "Set link.KIND=ADDRESS once it is known; until then its "
                                     "label says “link to come”."};
static const AffCheckRule refused = {AFF_SEVERITY_ERROR, "link-refused", "paper",
                                     "Set link.KIND to an address that may stand in a code."};
static const AffCheckRule foreign = {AFF_SEVERITY_WARNING, "link-host-unknown", "paper",
                                     "Check that the address is the paper's; if so, add its "
                                     "host to the programme's hosts."};
static const AffCheckRule long_link = {AFF_SEVERITY_WARNING, "link-long", "paper",
                                       "Use a shorter address if there is one, so that phones "
                                       "read the code from farther away."};
static const AffCheckRule no_author = {AFF_SEVERITY_MISSING, "paper-without-author", "paper",
                                       "Set its authors."};
static const AffCheckRule no_presenter = {AFF_SEVERITY_MISSING, "paper-without-presenter",
                                          "paper", "Set its presenter once it is known."};
static const AffCheckRule no_topic = {AFF_SEVERITY_MISSING, "paper-without-topic", "paper",
                                      "Set its topics, so that the map can colour its board."};
static const AffCheckRule long_title = {AFF_SEVERITY_WARNING, "title-long", "paper",
                                        "Nothing has to be done; shorten it if the authors "
                                        "agree."};
static const AffCheckRule long_abstract = {AFF_SEVERITY_WARNING, "abstract-long", "paper",
                                           "Nothing has to be done; it is shown in pages."};
static const AffCheckRule no_presentation = {AFF_SEVERITY_WARNING, "paper-not-presented",
                                             "paper", "Set poster=ITEM, or withdraw it."};
static const AffCheckRule embargo = {AFF_SEVERITY_WARNING, "embargo", "paper",
                                     "Nothing has to be done; kiosks hide it until then."};
static const AffCheckRule no_winner = {AFF_SEVERITY_MISSING, "spotlight-without-papers", "item",
                                       "Set oral=ITEM or spotlight=ITEM of the papers once "
                                       "they are chosen."};
static const AffCheckRule no_plan = {
  AFF_SEVERITY_MISSING, "plan-missing", "item",
  "Draw the hall as data/venue/README.md says and bring it in "
  "with “affichectl plan FILE.svg”."};
static const AffCheckRule no_boards = {AFF_SEVERITY_ERROR, "plan-without-boards", "plan",
                                       "Give the boards of the plan an id, as "
                                       "data/venue/README.md says."};
static const AffCheckRule unchecked_plan = {AFF_SEVERITY_WARNING, "plan-unchecked", "plan",
                                            "Check again once affiche-plan is installed."};
static const AffCheckRule bad_plan = {AFF_SEVERITY_ERROR, "plan-unreadable", "plan",
                                      "Correct the drawing, as data/venue/README.md says."};

static void
check_address (AffCheck *self, const AffPaper *paper, const AffLink *link)
{
  g_autoptr (GError) error = NULL;

  if (!aff_link_check (link->address, &error)) {
    aff_check_add (self, &refused, paper->id, "Paper %s, link “%s”: %s", paper->number,
                   link->kind, error->message);
    return;
  }
  g_autofree char *host = aff_link_host (link->address);
  if (!aff_link_host_is_known (self->programme, host))
    aff_check_add (self, &foreign, paper->id,
                   "Paper %s, link “%s”: %s is not among the programme's hosts.", paper->number,
                   link->kind, host);
}

static void
check_links (AffCheck *self, const AffPaper *paper)
{
  for (guint i = 0; i < paper->links->len; i++)
    check_address (self, paper, g_ptr_array_index (paper->links, i));
  const char *address = aff_link_choose (paper);
  if (!address)
    aff_check_add (self, &no_link, paper->id, "Paper %s has no link that its code could open.",
                   paper->number);
  else if (strlen (address) > LONGEST_LINK)
    aff_check_add (self, &long_link, paper->id, "The link of paper %s has %d bytes.",
                   paper->number, (int) strlen (address));
}

static gboolean
has_presenter (const AffPaper *paper)
{
  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = g_ptr_array_index (paper->authors, i);
    if (author->presents)
      return TRUE;
  }
  return FALSE;
}

static void
check_facts (AffCheck *self, const AffPaper *paper)
{
  glong title = g_utf8_strlen (paper->title, -1);
  glong abstract = paper->abstract ? g_utf8_strlen (paper->abstract, -1) : 0;

  if (paper->authors->len == 0)
    aff_check_add (self, &no_author, paper->id, "Paper %s has no authors yet.", paper->number);
  else if (!has_presenter (paper))
    aff_check_add (self, &no_presenter, paper->id, "Paper %s does not say who presents it.",
                   paper->number);
  if (paper->topics->len == 0)
    aff_check_add (self, &no_topic, paper->id, "Paper %s has no topic.", paper->number);
  if (title > LONGEST_TITLE)
    aff_check_add (self, &long_title, paper->id, "The title of paper %s has %ld characters.",
                   paper->number, title);
  if (abstract > LONGEST_ABSTRACT)
    aff_check_add (self, &long_abstract, paper->id,
                   "The abstract of paper %s has %ld characters.", paper->number, abstract);
}

static void
check_presentation (AffCheck *self, const AffPresentation *presentation)
{
  const AffPaper *paper = presentation->paper;
  const AffItem *item = presentation->item;

  if (presentation->embargo == AFF_UNKNOWN_TIME || presentation->embargo <= self->now)
    return;
  g_autofree char *instant = aff_zone_iso8601 (item->workshop->zone, presentation->embargo);
  aff_check_add (self, &embargo, paper->id, "Paper %s in “%s” is not public before %s.",
                 paper->number, item->title, instant);
}

void
aff_check_papers (AffCheck *self)
{
  for (guint i = 0; i < self->programme->papers->len; i++) {
    const AffPaper *paper = g_ptr_array_index (self->programme->papers, i);
    if (paper->is_withdrawn)
      continue;
    check_links (self, paper);
    check_facts (self, paper);
    if (paper->presentations->len == 0)
      aff_check_add (self, &no_presentation, paper->id, "Paper %s is in no session.",
                     paper->number);
    for (guint j = 0; j < paper->presentations->len; j++)
      check_presentation (self, g_ptr_array_index (paper->presentations, j));
  }
}

static void
check_plan (AffCheck *self, const AffPlan *plan)
{
  g_autoptr (GError) error = NULL;

  if (plan->boards->len == 0) {
    aff_check_add (self, &no_boards, plan->id, "The plan “%s” has no boards.", plan->name);
    return;
  }
  g_autoptr (AffPlanGeometry) geometry = aff_plan_measure (plan->svg, &error);
  if (g_error_matches (error, AFF_ERROR, AFF_ERROR_STORE))
    aff_check_add (self, &unchecked_plan, plan->id, "The plan “%s” was not checked: %s",
                   plan->name, error->message);
  else if (!geometry)
    aff_check_add (self, &bad_plan, plan->id, "The plan “%s” cannot be drawn: %s", plan->name,
                   error->message);
}

void
aff_check_boards (AffCheck *self)
{
  for (guint i = 0; i < self->programme->items->len; i++) {
    const AffItem *item = g_ptr_array_index (self->programme->items, i);
    if (item->is_cancelled)
      continue;
    if (item->natures & AFF_NATURE_POSTER && !aff_agenda_plan (self->programme, item))
      aff_check_add (self, &no_plan, item->id, "There is no floor plan to show “%s” on.",
                     item->title);
    if (item->natures & AFF_NATURE_ORAL && item->presentations->len == 0)
      aff_check_add (self, &no_winner, item->id, "“%s” names no papers yet.", item->title);
  }
  for (guint i = 0; i < self->programme->plans->len; i++)
    check_plan (self, g_ptr_array_index (self->programme->plans, i));
}
