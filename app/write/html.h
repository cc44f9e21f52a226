// SPDX-License-Identifier: GPL-3.0-or-later
// The page that is being written, and its small parts. Whatever comes from the programme enters
// the page as an argument of aff_html_add, which escapes every one of them.
#pragma once

#include "app/face/phrase.h"
#include "app/programme/agenda.h"

G_BEGIN_DECLS

typedef struct {
  const AffProgramme *programme;
  const char *head;     // or NULL
  const char *language; // "en", "fr" or "de"
  gint64 now;
  GString *text;
  GHashTable *plans; // AffPlan: those whose picture is in the page by now
  GPtrArray *notes;  // of AffExport.write
} AffHtml;

// Appends FORMAT with its arguments, each text escaped for content and for quoted attributes.
void aff_html_add (AffHtml *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
// Appends TEXT of the programme as it may be shown to everybody (aff_public_text), escaped.
void aff_html_text (AffHtml *self, const char *text);
const char *aff_html_say (const AffHtml *self, AffPhrase phrase);

// An element NAME of CLASS (NULL: none) that holds TEXT as aff_html_text has it; nothing if TEXT is
// NULL or empty.
// LANGUAGE (NULL: the page's) is that of TEXT, which a reader aloud needs to know.
void aff_html_element (AffHtml *self,
                       const char *name,
                       const char *class,
                       const char *language,
                       const char *text);
// A link to ADDRESS, which shows WORDS; WORDS alone if the address may not stand in a page.
void aff_html_link (AffHtml *self, const char *address, const char *words);
// The letter of TOPIC in its colour, with its name for those who do not see the colour.
void aff_html_topic (AffHtml *self, const AffTopic *topic);
// The class of its colour: "topic-3"; NULL has the one without a hue.
const char *aff_html_topic_class (const AffTopic *topic);
// A name in the page's language, or NULL.
const char *aff_html_name (const AffHtml *self, const GPtrArray *names);

// TRUE if PAPER may be shown: not withdrawn, and something of it not under embargo.
gboolean aff_html_is_public (const AffHtml *self, const AffPaper *paper);

// The sections of the page, in order.
void aff_html_schedule (AffHtml *self);
void aff_html_posters (AffHtml *self);
void aff_html_papers (AffHtml *self);
void aff_html_about (AffHtml *self);

// The map of SEATS (AffSeat) in ITEM, if it has a plan.
void aff_html_map (AffHtml *self, const AffItem *item, const GArray *seats);
// TRUE if ITEM is a poster session that is not cancelled.
gboolean aff_html_has_posters (const AffItem *item);

G_END_DECLS
