-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sample "mfm": the half-day workshop on medical foundation models and benchmarking, from its own
-- web page. Times, titles, types and counts are the page's; its sentences are put in our own words.
-- The page names no title, day, place, zone or conference: the table `assumption` says what was
-- supplied here. Nobody is named yet, there are no papers, and no room is known.

INSERT INTO workshop (code, title, short_title, tagline, city, country, first_day, last_day, zone,
                      certainty, rank, source, source_key) VALUES
  ('mfm', 'Medical Foundation Models Workshop', 'Medical Foundation Models',
   'Medical foundation models and the benchmarks that judge them grow together: what models are '
   || 'pretrained for, how modalities are aligned, and how evaluation finds weak robustness, poor '
   || 'generalisation and contradictory evidence.',
   'Strasbourg', 'France', '2026-10-04', '2026-10-04', 'Europe/Paris', 'final', 0,
   'Web page of the workshop', '001_1a7b1cfa1325ef81');

INSERT INTO assumption (workshop, field, note)
SELECT id, column1, column2 FROM workshop, (VALUES
  ('title', 'The page gives no title; this one describes its subject.'),
  ('city', 'The page names no place; Strasbourg is taken from the other workshop''s page.'),
  ('country', 'The page names no country; it follows from the city.'),
  ('day', 'The page names no day; Sunday 4 October 2026 is the first of the days from 4 to 8 October.'),
  ('zone', 'The page names no time zone; its times are read as Strasbourg''s, Europe/Paris.')
) WHERE code = 'mfm';

INSERT INTO section (workshop, kind, rank, title, text)
SELECT id, column1, column2, column3, column4 FROM workshop, (VALUES
  ('overview', 0, NULL,
   'Foundation models are quickly changing how medical images are understood. They generalise '
   || 'better and let one model learn from several modalities (X-ray, CT, MRI and ultrasound) and for '
   || 'several tasks: classification, detection, segmentation, writing of reports and reasoning over '
   || 'modalities.'),
  ('aims', 1, NULL,
   'What sets the workshop apart is that it treats models and benchmarks as two things that '
   || 'evolve together. Stronger models are one half; the other half is protocols of evaluation that '
   || 'find out how robust a model is, whether it generalises from site to site, and whether its '
   || 'evidence is consistent.'),
  ('topics', 2, 'Models',
   'Architectures; pretraining at scale and self-supervision; learning from several modalities, '
   || 'their alignment and reasoning across them; ways to fine-tune and adapt efficiently.'),
  ('topics', 3, 'Data and trust',
   'Datasets from many institutions around the world; frameworks for collaboration and its '
   || 'governance; learning that preserves privacy, such as federated learning; curation of data; '
   || 'generalising to other domains when distributions shift; robustness, safety and '
   || 'trustworthiness.'),
  ('topics', 4, 'Evaluation',
   'Standards of evaluation, the design of benchmarks, protocols that others can reproduce, and use '
   || 'in the clinic: new benchmarks for settings where much is at stake, which show whether a model '
   || 'is robust, generalises and keeps its evidence consistent.'),
  ('programme', 5, NULL,
   'Half a day: four invited talks, posters together with the coffee break, a spotlight for the '
   || 'best papers in oral form, and a panel at the end.'),
  ('tracks', 6, NULL,
   'Submissions may be on any topic around medical foundation models and benchmarking. There are '
   || 'two tracks, so that more people can take part.'),
  ('tracks', 7, 'Full papers',
   'Full papers follow the ECCV format. Every one is reviewed double-blind in OpenReview, in the '
   || 'standard way, by a programme committee of the workshop''s own. Accepted ones enter the '
   || 'programme as posters.'),
  ('tracks', 8, 'Already published papers',
   'Papers that were peer-reviewed and published before, at a major conference or in a major journal '
   || 'of computer vision or machine learning, are not reviewed again. What counts is that the topic '
   || 'fits and that a poster board is free.'),
  ('submission', 9, NULL,
   'For an already published paper, the authors send its link through the OpenReview page of the '
   || 'workshop. Every deadline ends at 23:59 anywhere on earth (AoE).'),
  ('policies', 10, NULL,
   'Conflicts of interest are treated as the policies of ECCV workshops say.')
) WHERE code = 'mfm';

-- 23:59 anywhere on earth (UTC-12) is 11:59 UTC of the next day.
INSERT INTO deadline (workshop, title, instant, zone, source)
SELECT id, column1, column2, 'AoE', column3 FROM workshop, (VALUES
  ('Submission of full papers', 1781179140,
   'Given with the track of full papers: 10 June 2026, 11:59 in the evening, AoE'),
  ('Submission of already published papers', 1781783940,
   'Given with the track of published papers: 17 June 2026, 11:59 in the evening, AoE')
) WHERE code = 'mfm';

INSERT INTO statement (workshop, subject, text, source, counts, count)
SELECT id, column1, column2, column3, column4, column5 FROM workshop, (VALUES
  ('length', 'The programme takes half a day.', 'Web page, introduction to the programme',
   NULL, NULL),
  ('length', 'The rows run from 14:00 to 18:00 without a gap.', 'Web page, table of the programme',
   'minute', 240),
  ('invited talks', 'There are four invited talks.', 'Web page, introduction to the programme',
   'keynote', 4),
  ('poster session', 'There is one poster session, with the coffee break.',
   'Web page, introduction to the programme', 'poster', 1),
  ('coffee break', 'The coffee break is part of the poster session.',
   'Web page, introduction to the programme', 'break', 1),
  ('oral', 'There is one oral spotlight for the best papers.',
   'Web page, introduction to the programme', 'oral', 1),
  ('panel', 'One panel closes the programme.', 'Web page, introduction to the programme',
   'panel', 1),
  ('boards', 'Up to 30 posters hang at the same time.', 'Web page, table of the programme',
   'board', 30),
  ('tracks', 'There are two tracks for submissions.', 'Web page, call for papers', 'track', 2),
  ('deadline dates', 'The dates are still to be announced.', 'Web page, note on deadlines',
   NULL, NULL),
  ('conference', 'Papers follow the ECCV format, and conflicts of interest the policies of ECCV '
   || 'workshops.', 'Web page, track of full papers', NULL, NULL)
) WHERE code = 'mfm';

INSERT INTO statement (workshop, subject, text, source, contradicts)
SELECT workshop.id, statement.subject, column2, column3, statement.id
  FROM (VALUES
    ('deadline dates', 'Two dates are given: 10 June 2026 for full papers, 17 June 2026 for '
     || 'published ones.', 'Web page, the two tracks'),
    ('conference', 'The page names no conference. The workshop stands here beside one of MICCAI '
     || '2026, whose papers have another format.', 'Web page, as a whole')
  )
  JOIN workshop ON code = 'mfm'
  JOIN statement ON statement.workshop = workshop.id AND statement.subject = column1;

INSERT INTO track (workshop, code, name, admission, rank)
SELECT id, column1, column2, column3, column4 FROM workshop, (VALUES
  ('full', 'Full papers', 'review', 0),
  ('published', 'Already published papers', 'availability', 1)
) WHERE code = 'mfm';

-- Minutes after midnight: 840 is 14:00. The opening has no type on the page.
INSERT INTO item (workshop, day, minute, duration_min, title, type, subtitle, source_key)
SELECT id, '2026-10-04', column1, column2, column3, column4, column5, column6 FROM workshop, (VALUES
  (840, 10, 'Opening Remarks', NULL, 'The organisers welcome and give an overview', 'opening'),
  (850, 30, 'Invited Talk 1', 'Keynote', NULL, 'invited-1'),
  (880, 30, 'Invited Talk 2', 'Keynote', NULL, 'invited-2'),
  (910, 60, 'Poster Session & Coffee Break', 'Poster', 'Interactive, with up to 30 posters', 'posters'),
  (970, 20, 'Best Paper Oral Spotlight', 'Oral', 'Talks by the submissions with the best scores',
   'spotlight'),
  (990, 30, 'Invited Talk 3', 'Keynote', NULL, 'invited-3'),
  (1020, 30, 'Invited Talk 4', 'Keynote', NULL, 'invited-4'),
  (1050, 30, 'Panel Discussion', 'Panel',
   'Open debate: what comes next for medical foundation models and benchmarks', 'panel')
) WHERE code = 'mfm';

INSERT INTO item_nature (item, nature)
SELECT item.id, column2
  FROM (VALUES
    ('opening', 'opening'),
    ('invited-1', 'keynote'),
    ('invited-2', 'keynote'),
    ('posters', 'poster'),
    ('posters', 'break'),
    ('spotlight', 'oral'),
    ('invited-3', 'keynote'),
    ('invited-4', 'keynote'),
    ('panel', 'panel')
  )
  JOIN workshop ON code = 'mfm'
  JOIN item ON item.workshop = workshop.id AND item.source_key = column1;

-- Nobody is announced: a missing person with the reason, not a person of that name.
INSERT INTO item_person (item, person, role, reason, rank)
SELECT item.id, NULL, 'speaker', 'to-be-announced', 0
  FROM item JOIN workshop ON workshop.id = item.workshop
 WHERE code = 'mfm' AND item.type = 'Keynote'
 ORDER BY item.minute;
