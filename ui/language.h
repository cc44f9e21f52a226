// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the screen. It needs no locale of the system and can be switched while the
// program runs; pages made before a switch keep their words and must be made anew.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *code;    // "fr"
  const char *autonym; // "Français"
} AffLanguage;

#define AFF_LANGUAGES 3

// French first: the venue is in Strasbourg. Ends with a NULL code.
extern const AffLanguage aff_languages[AFF_LANGUAGES + 1];

// CODE as one of the shipped languages, or NULL if it is none of them ("fr_FR" is "fr").
const char *aff_language_find (const char *code);

// Prepares gettext, with the catalogues of the build tree or of the installation. Once, in main.
void aff_language_prepare (void);
void aff_language_switch (const char *code);

G_END_DECLS
