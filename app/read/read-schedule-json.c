// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of schedules in JSON, whatever their shape.
#include "app/read/formats.h"
#include "app/read/schedule-json.h"

// In this order: the first that fits is taken.
static const AffScheduleShape *const shapes[] = {
  &aff_schedule_shape_days,        &aff_schedule_shape_flat,    &aff_schedule_shape_slots,
  &aff_schedule_shape_submissions, &aff_schedule_shape_minutes, &aff_schedule_shape_tables,
};

static const AffScheduleShape *
find_shape (JsonNode *root)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i]->fits (root))
      return shapes[i];
  return NULL;
}

static int
recognise (AffSource *source, AffReport *report)
{
  JsonNode *root = aff_source_kind (source) == AFF_SOURCE_JSON
                     ? aff_source_json (source, report, NULL)
                     : NULL;
  const AffScheduleShape *shape = root ? find_shape (root) : NULL;

  return shape ? shape->sure : 0;
}

static gboolean
refuse_shape (AffSource *source, GError **error)
{
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s, line 1: this is JSON, but no schedule that is known: its first object should "
    "have the member “schedule”, with “conference” and “days” or “events” in it. "
    "Export the schedule of the event again, as JSON.",
    aff_source_name (source));
  return FALSE;
}

static gboolean
refuse_names (AffSource *source, GError **error)
{
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_FORMAT,
    "%s, record 1: the slots only refer to submissions and do not say what they are. "
    "Ask for them with ?expand=submission,submission.speakers,room added to the "
    "address.",
    aff_source_name (source));
  return FALSE;
}

static void
report_names (AffScheduleJson *self)
{
  if (self->without_name > 0)
    aff_schedule_json_remark (self, AFF_REMARK_LEFT, "submission-without-title", NULL,
                              "Slots refer to submissions that are not in the file.",
                              "They were left out.");
}

static gboolean
read_file (AffSource *source, AffDraft *draft, AffReport *report, GError **error)
{
  g_autoptr (AffSchedule) schedule = aff_schedule_new ();
  AffScheduleJson self = {.schedule = schedule, .draft = draft, .report = report};
  JsonNode *root = aff_source_json (source, report, error);
  const AffScheduleShape *shape = root ? find_shape (root) : NULL;

  if (!root)
    return FALSE;
  if (!shape)
    return refuse_shape (source, error);
  shape->read (&self, root);
  if (self.records > 0 && self.without_name == self.records)
    return refuse_names (source, error);
  report_names (&self);
  return aff_schedule_finish (schedule, aff_source_name (source), draft, report, error);
}

const AffFormat aff_format_schedule_json = {
  .name = "schedule-json",
  .title = "schedule.json of frab, pretalx and c3voc, and answers of pretalx' API",
  .recognise = recognise,
  .read = read_file,
};
