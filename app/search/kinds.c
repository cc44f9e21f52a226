// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/kinds.h"

#include <string.h>

static const struct {
  const char *english;
  const char *french;
  const char *german;
  const char *others; // what else is typed for it
} kinds[] = {
  [AFF_PLACE_KIOSK] = {"Kiosk", "Borne", "Kiosk", "info point infos Auskunft"},
  [AFF_PLACE_DOOR] = {"Door", "Porte", "Tür", "entrance exit entrée sortie Eingang Ausgang"},
  [AFF_PLACE_STAGE] = {"Stage", "Scène", "Bühne", "podium estrade lectern pupitre Rednerpult"},
  [AFF_PLACE_SEATS] = {"Seats", "Sièges", "Sitzplätze", "chairs chaises Stühle"},
  [AFF_PLACE_COFFEE] = {"Coffee", "Café", "Kaffee", "tea thé Tee drinks boissons Getränke"},
  [AFF_PLACE_REGISTRATION] = {"Registration", "Accueil", "Anmeldung",
                              "reception desk badges inscription enregistrement Empfang "
                              "Registrierung"},
  [AFF_PLACE_TOILETS] = {"Toilets", "Toilettes", "Toiletten",
                         "WC restroom bathroom washroom lavabos Klo lavatory"},
  [AFF_PLACE_ACCESSIBLE_TOILET] = {"Accessible toilet", "Toilettes accessibles",
                                   "Barrierefreie Toilette",
                                   "WC restroom wheelchair fauteuil roulant PMR Rollstuhl "
                                   "Behinderten"},
  [AFF_PLACE_LIFT] = {"Lift", "Ascenseur", "Aufzug", "elevator Fahrstuhl"},
  [AFF_PLACE_STAIRS] = {"Stairs", "Escaliers", "Treppe", "steps staircase marches Stufen"},
  [AFF_PLACE_FIRST_AID] = {"First aid", "Premiers secours", "Erste Hilfe",
                           "doctor médecin infirmerie Arzt Sanitäter defibrillator AED DAE"},
  [AFF_PLACE_CLOAKROOM] = {"Cloakroom", "Vestiaire", "Garderobe",
                           "wardrobe coat luggage bagages Gepäck"},
  [AFF_PLACE_OTHER] = {"Place", "Lieu", "Ort", ""},
};

static const char *const poster_words[] = {
  "affiche", "article", "beitrag", "id",     "n",     "no",     "nr",
  "num",     "number",  "numero",  "nummer", "paper", "poster",
};

const char *
aff_kind_name (AffPlaceKind kind, const char *language)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  if (language != NULL && g_str_has_prefix (language, "fr"))
    return kinds[kind].french;
  if (language != NULL && g_str_has_prefix (language, "de"))
    return kinds[kind].german;
  return kinds[kind].english;
}

const char *
aff_kind_others (AffPlaceKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].others;
}

gboolean
aff_kind_is_poster_word (const char *word, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (poster_words); i++)
    if (strlen (poster_words[i]) == length && memcmp (poster_words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}
