// SPDX-License-Identifier: GPL-3.0-or-later
// The immutable whole: every record of one programme file, in memory, with its references
// resolved to pointers. A change in the file makes a new AffProgramme; readers hold a reference
// and read fields. All strings were cleaned on the way in (app/base/text) and live as long as
// the programme.
#pragma once

#include "app/base/geom.h"
#include "app/base/span.h"
#include "app/db/db.h"

G_BEGIN_DECLS

typedef struct _AffProgramme AffProgramme;
typedef struct _AffWorkshop AffWorkshop;
typedef struct _AffItem AffItem;
typedef struct _AffPaper AffPaper;
typedef struct _AffPresentation AffPresentation;
typedef struct _AffBoard AffBoard;

// A name in several languages. Ask by aff_names_find.
typedef struct {
  const char *language; // "fr"
  const char *name;
  const char *short_name; // never NULL: the name where no shorter one is given
} AffName;

typedef enum {
  AFF_REGION_WALKABLE,
  AFF_REGION_OBSTACLE,
  AFF_REGION_STEPS,   // walkable for whoever can climb them
  AFF_REGION_PASSAGE, // walkable unless it is closed
} AffRegionKind;

// A polygon of the floor as people walk it.
typedef struct {
  gint64 id;
  AffRegionKind kind;
  gboolean is_step_free; // the plan says so
  gboolean is_closed;
  const char *code;       // or NULL
  const AffPoint *points; // closed by themselves
  guint n_points;         // at least three
} AffRegion;

typedef struct {
  gint64 id;
  GBytes *svg;
  const char *name;
  const char *sha256;
  int width_mm;
  int height_mm;
  GPtrArray *boards;  // AffBoard, in natural order of labels
  GPtrArray *places;  // AffPlace
  GPtrArray *regions; // AffRegion; empty: nobody has said where one can walk
} AffPlan;

typedef struct {
  gint64 id;
  const AffPlan *plan; // or NULL
  GPtrArray *names;    // AffName
  guint rank;          // position among all rooms, from 0
} AffRoom;

typedef enum {
  AFF_PLACE_KIOSK,
  AFF_PLACE_DOOR,
  AFF_PLACE_STAGE,
  AFF_PLACE_SEATS,
  AFF_PLACE_COFFEE,
  AFF_PLACE_REGISTRATION,
  AFF_PLACE_TOILETS,
  AFF_PLACE_ACCESSIBLE_TOILET,
  AFF_PLACE_LIFT,
  AFF_PLACE_STAIRS,
  AFF_PLACE_FIRST_AID,
  AFF_PLACE_CLOAKROOM,
  AFF_PLACE_OTHER,
} AffPlaceKind;

typedef struct {
  gint64 id;
  const AffPlan *plan;
  AffPlaceKind kind;
  const char *code; // what `--kiosk` names
  AffBox box;       // a kiosk or a point has no extent
  int heading_deg;  // the direction a kiosk's reader faces; -1 if none
  GPtrArray *names; // AffName; may be empty, then the kind names it
} AffPlace;

typedef struct {
  gint64 id;
  const char *name;
  const char *affiliation; // or NULL
} AffPerson;

typedef enum { AFF_ALIAS_WORKSHOP, AFF_ALIAS_TUTORIAL } AffAliasKind;

typedef struct {
  AffAliasKind kind;
  const char *name;
  const char *short_name; // or NULL
} AffAlias;

typedef struct {
  const char *kind;  // the word of section.kind
  const char *title; // or NULL
  const char *text;
  const char *language;
} AffSection;

typedef struct {
  const char *title;
  const char *language;
  gint64 instant;
  const char *zone;   // "AoE"
  const char *source; // or NULL
} AffDeadline;

typedef struct {
  gint64 id;
  const char *subject;
  const char *text;
  const char *source;
  const char *counts; // the word of statement.counts, or NULL
  int count;          // -1 if it counts nothing
  gint64 contradicts; // the id of another statement, 0 if none
} AffStatementText;

typedef struct {
  const char *field;
  const char *note;
} AffAssumption;

typedef struct {
  gint64 id;
  const char *code;
  const char *name;
  const char *language;
  gboolean by_availability; // admitted as boards allow, otherwise by review
} AffTrack;

struct _AffWorkshop {
  gint64 id;
  const char *code;
  const char *title;
  const char *language;    // of the title
  const char *short_title; // never NULL: the title where none is given
  const char *tagline;     // or NULL, as the rest down to last_day
  int edition;             // 0 if not given
  const char *parent;
  const char *venue;
  const char *city;
  const char *country;
  const char *first_day;
  const char *last_day;
  const char *zone_name;
  GTimeZone *zone; // UTC where zone_name is unknown, which `check` reports
  gboolean is_preliminary;
  const AffRoom *room;    // or NULL
  GPtrArray *aliases;     // AffAlias
  GPtrArray *sections;    // AffSection
  GPtrArray *deadlines;   // AffDeadline, by instant
  GPtrArray *statements;  // AffStatementText
  GPtrArray *assumptions; // AffAssumption
  GPtrArray *tracks;      // AffTrack
  GPtrArray *items;       // AffItem, in order of time as it stands, those without one last
};

typedef enum {
  AFF_NATURE_OPENING = 1 << 0,
  AFF_NATURE_KEYNOTE = 1 << 1,
  AFF_NATURE_POSTER = 1 << 2,
  AFF_NATURE_BREAK = 1 << 3,
  AFF_NATURE_ORAL = 1 << 4,
  AFF_NATURE_PANEL = 1 << 5,
  AFF_NATURE_TALK = 1 << 6,
  AFF_NATURE_TUTORIAL = 1 << 7,
  AFF_NATURE_SOCIAL = 1 << 8,
  AFF_NATURE_OTHER = 1 << 9,
} AffNature;

// The word of item_nature.nature for one nature, and all natures in order of their bits.
const char *aff_nature_word (AffNature nature);

typedef enum { AFF_ROLE_SPEAKER, AFF_ROLE_CHAIR, AFF_ROLE_PANELLIST } AffRole;

typedef struct {
  const AffPerson *person; // NULL: somebody to be announced (or withdrawn)
  AffRole role;
  gboolean has_withdrawn;
} AffItemPerson;

struct _AffItem {
  gint64 id;
  const AffWorkshop *workshop;
  const char *title;
  const char *subtitle; // or NULL
  const char *language;
  const char *type; // the word as the source gives it, or NULL
  guint natures;    // AffNature bits
  const char *day;  // or NULL: day to be announced
  int minute;       // local minute after midnight of DAY, -1: time to be announced
  int duration_min; // -1: not given
  int shortest_min; // -1: not elastic
  gboolean is_fixed;
  gboolean to_confirm;
  gboolean is_cancelled;
  const AffRoom *room; // the item's own or its workshop's, or NULL: to be announced
  int hang_minute;     // minutes as `minute`, -1 if not given
  int clear_minute;
  const char *material;      // or NULL
  const char *poster_format; // "A0 portrait", or NULL
  int reserve;               // boards kept free for what the day brings
  const char *abstract;      // or NULL, as the next two
  const AffTrack *track;
  const char *address; // of its page
  // Where no duration is given, an item lasts until the next one of its workshop and room that
  // day starts; an end is AFF_UNKNOWN_TIME where nothing follows, a start where not known.
  AffSpan planned;
  AffSpan standing; // as it stands now: live times where given, else planned
  // The day it stands under, or NULL: day to be announced. It is DAY also past midnight, unless a
  // live start moved the item by half a day or more.
  const char *standing_day;
  GPtrArray *people;        // AffItemPerson
  GPtrArray *presentations; // AffPresentation
  GPtrArray *waiting;       // AffPaper, the next in line first
};

typedef struct {
  gint64 id;
  const char *letter; // "D"
  GPtrArray *names;   // AffName
} AffTopic;

typedef struct {
  const char *kind; // "doi"
  const char *address;
  gboolean is_live;
} AffLink;

typedef struct {
  const AffPerson *person;
  gboolean presents;
} AffAuthor;

struct _AffPaper {
  gint64 id;
  const AffWorkshop *workshop;
  const char *number;
  const char *title;
  const char *language;
  const char *abstract;  // or NULL
  const AffTrack *track; // or NULL
  const char *origin;    // where it was published first, or NULL
  gboolean is_withdrawn;
  int width_mm;             // of its poster; 0: not given
  gboolean needs_power;     // for its poster
  gboolean needs_low;       // a board that can be read and reached from a wheelchair
  GPtrArray *authors;       // AffAuthor
  GPtrArray *topics;        // AffTopic, the first one colours the board
  GPtrArray *links;         // AffLink, in the programme's order of kinds
  GPtrArray *presentations; // AffPresentation, in order of their items' times
};

typedef enum { AFF_KIND_POSTER, AFF_KIND_ORAL, AFF_KIND_SPOTLIGHT } AffPresentationKind;

typedef enum {
  AFF_PRESENCE_NONE,
  AFF_PRESENCE_EXPECTED,
  AFF_PRESENCE_HERE,
  AFF_PRESENCE_BACK_AT,
  AFF_PRESENCE_AWAY,
  AFF_PRESENCE_NO_SHOW,
} AffPresenceWord;

typedef struct {
  AffPresenceWord word;
  gint64 since;
  gint64 until; // AFF_UNKNOWN_TIME: until the item ends
  gint64 back;  // AFF_UNKNOWN_TIME: not said
  gboolean has_hung;
} AffPresence;

struct _AffPresentation {
  gint64 id;
  const AffPaper *paper;
  const AffItem *item;
  AffPresentationKind kind;
  gint64 embargo;        // not to be shown before; AFF_UNKNOWN_TIME: none
  const AffBoard *board; // or NULL
  gboolean is_kept;      // on that board, whatever a plan proposes
  AffSpan attends;       // when the presenter is asked to be there: the item's standing times
                         // where nothing else is said; ends may be AFF_UNKNOWN_TIME
  AffPresence presence;  // what was said; aff_agenda_presence says what holds now
  // The label as last printed; NULL and AFF_UNKNOWN_TIME if none was.
  const char *printed_board;
  const char *printed_digest;
  gint64 printed_time;
};

typedef enum { AFF_BOARD_OPEN, AFF_BOARD_CLOSED, AFF_BOARD_RESERVED } AffBoardState;

struct _AffBoard {
  gint64 id;
  const AffPlan *plan;
  const char *label;
  AffPoint centre;
  int facing_deg; // the side on which people stand to read it
  int width_mm;   // of the marker on the plan
  int height_mm;
  int panel_width_mm;  // of the face on which a poster hangs; width_mm where none is given
  int panel_height_mm; // 0: not given
  gboolean has_power;
  gboolean is_low;
  AffBoardState state;
  const char *note; // or NULL, for staff
};

typedef enum { AFF_NOTICE_NOTICE, AFF_NOTICE_WARNING, AFF_NOTICE_EMERGENCY } AffLoudness;

typedef struct {
  const char *language;
  const char *lead;
  const char *text; // or NULL
} AffNoticeText;

typedef struct {
  gint64 id;
  AffLoudness loudness;
  gint64 sent;
  AffSpan shown;    // end G_MAXINT64 where none is given
  GPtrArray *texts; // AffNoticeText
} AffNotice;

struct _AffProgramme {
  gint64 version; // the newest change's sequence
  const char *id; // the programme's own id
  gint64 as_of;   // when it last changed; AFF_UNKNOWN_TIME
  gboolean is_sample;
  gint64 simulated_start; // where a sample's clock starts; AFF_UNKNOWN_TIME
  GTimeZone *zone;        // of the first workshop, Europe/Paris where there is none
  GPtrArray *workshops;   // AffWorkshop, by rank
  GPtrArray *plans;       // AffPlan
  GPtrArray *rooms;       // AffRoom, by rank
  GPtrArray *people;      // AffPerson
  GPtrArray *topics;      // AffTopic, by rank
  GPtrArray *items;       // AffItem, in order of time as it stands
  GPtrArray *papers;      // AffPaper, in natural order of numbers
  GPtrArray *notices;     // AffNotice, newest first
  GPtrArray *hosts;       // const char *, the hosts that links are expected on
};

// Reads the whole programme from DB in one transaction: AFF_ERROR_STORE or AFF_ERROR_FORMAT if a
// table cannot be read. Rows that refer to nothing, which only a damaged file has, are left out;
// a day or an instant that no calendar has counts as not given.
AffProgramme *aff_programme_load (AffDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

// References may be taken and dropped from any thread.
AffProgramme *aff_programme_ref (AffProgramme *self);
void aff_programme_unref (AffProgramme *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AffProgramme, aff_programme_unref)

// By id, number or label; NULL if there is none.
const AffItem *aff_programme_item (const AffProgramme *self, gint64 id);
const AffPaper *aff_programme_paper (const AffProgramme *self, gint64 id);
const AffPaper *aff_programme_paper_by_number (const AffProgramme *self, const char *number);
const AffPresentation *aff_programme_presentation (const AffProgramme *self, gint64 id);
const AffWorkshop *aff_programme_workshop (const AffProgramme *self, gint64 id);
const AffWorkshop *aff_programme_workshop_by_code (const AffProgramme *self, const char *code);
const AffBoard *aff_programme_board (const AffProgramme *self, gint64 id);
const AffPlace *aff_programme_kiosk (const AffProgramme *self, const char *code);

// The name for LANGUAGE, else the English one, else the first, else NULL.
const AffName *aff_names_find (const GPtrArray *names, const char *language);

G_END_DECLS
