// SPDX-License-Identifier: GPL-3.0-or-later
// The papers of real conferences, read from the folder of real data, and programmes made of them
// in memory, without a file.
#pragma once

#include "app/programme/programme.h"

G_BEGIN_DECLS

typedef struct {
  char *title;
  char *abstract;     // or NULL
  GPtrArray *authors; // char *
  GPtrArray *labels;  // char *: the topics, track or session that its conference gives it
} CorpusPaper;

// The papers (CorpusPaper) of the list NAME below FOLDER (fixture_real_data).
typedef enum {
  CORPUS_ACL_2020,
  CORPUS_ICLR_2020,
  CORPUS_MICCAI_2025,
  CORPUS_MIDL_2020,
  CORPUS_MIDL_2021,
  CORPUS_MIDL_2023,
  CORPUS_3DV_2025,
  CORPUS_SIGDIAL_2023,
  CORPUS_CVPR_2024,
  CORPUS_ICCV_2021,
  CORPUS_NIPS_2020,
  CORPUS_COUNT,
} CorpusList;

const char *corpus_name (CorpusList list);
GPtrArray *corpus_read (const char *folder, CorpusList list) G_GNUC_WARN_UNUSED_RESULT;
// A paper of no conference, without authors, to make programmes by hand.
CorpusPaper *corpus_paper_new (const char *title, const char *abstract);
void corpus_paper_free (gpointer paper);

// The programme of PAPERS, numbered from 1, with each author once; WITH_TOPICS makes a topic of
// each label. Nothing else is in it.
AffProgramme *corpus_programme (const GPtrArray *papers,
                                gboolean with_topics) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
