// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody leafs to without typing: people by the first letter of their names, and all that one
// of them shows and says. What is not public yet is in no list.
#pragma once

#include "ui/attendee/found.h"

G_BEGIN_DECLS

// The letters that names begin with, "A" to "Z" and "…" for what is none of these, of people who
// are known for something public. Elements are char *. Free with g_ptr_array_unref.
GPtrArray *aff_found_list_initials (const AffFoundFor *self) G_GNUC_WARN_UNUSED_RESULT;
// The people (AffFound) whose names begin so, by name.
GPtrArray *aff_found_list_people (const AffFoundFor *self,
                                  const char *initial) G_GNUC_WARN_UNUSED_RESULT;
// What PERSON (an id) shows and says: posters, then items. With COLLEAGUES that of all who work
// where PERSON does.
GPtrArray *aff_found_list_of_person (const AffFoundFor *self,
                                     gint64 person,
                                     gboolean colleagues) G_GNUC_WARN_UNUSED_RESULT;
// The person with the id PERSON; NULL if the programme has none.
const AffPerson *aff_found_list_find (const AffFoundFor *self, gint64 person);

G_END_DECLS
