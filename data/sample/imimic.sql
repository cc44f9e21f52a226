-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sample "imimic": the workshop on interpretability from its own web page, in our own words. It
-- has taken in another workshop and a tutorial (table `alias`). Its programme is preliminary and has
-- no items yet.

INSERT INTO workshop (code, title, short_title, tagline, edition, parent, city, country, first_day,
                      last_day, zone, certainty, rank, source, source_key) VALUES
  ('imimic', 'Workshop on Interpretability of Machine Intelligence in Medical Image Computing',
   'iMIMIC', 'Not only where a model looks, but why it decides.', 9, 'MICCAI 2026',
   'Strasbourg', 'France', '2026-10-04', '2026-10-08', 'Europe/Paris', 'preliminary', 1,
   'Web page of the workshop', '000_81b1488fba530a22');

INSERT INTO alias (workshop, kind, name, short_name)
SELECT id, column1, column2, column3 FROM workshop, (VALUES
  ('workshop', 'UNSURE Workshop', 'UNSURE'),
  ('tutorial', 'Uncertainty Tutorial', NULL)
) WHERE code = 'imimic';

INSERT INTO assumption (workshop, field, note)
SELECT id, 'zone', 'The page names no time zone; Strasbourg''s is taken, Europe/Paris.'
  FROM workshop WHERE code = 'imimic';

INSERT INTO section (workshop, kind, rank, title, text)
SELECT id, column1, column2, column3, column4 FROM workshop, (VALUES
  ('overview', 0, 'Models that nobody sees through',
   'Machine learning for medical imaging has grown from networks for single tasks to very large '
   || 'foundation models and vision-language models for general purposes. They perform as nothing did '
   || 'before, and they are more complex and harder to see into. With billions of parameters they '
   || 'are black boxes whose behaviour is ever less predictable; hallucinations, amplified bias and '
   || 'doubtful robustness are the worry.'),
  ('overview', 1, 'Explaining is a duty',
   'To explain a prediction used to be a welcome extra that won the users'' trust. It has become a '
   || 'condition of AI safety and of meeting the rules: the EU AI Act counts medical AI as high-risk, '
   || 'so that the law demands traceability, transparency and oversight by people. To bring such '
   || 'systems into clinical work ethically, physicians need methods with which they can check a '
   || 'model''s reasoning, find the cases in which it fails, and put a number on its uncertainty.'),
  ('overview', 2, 'The gap',
   'Urgent as this is, the MICCAI community still has well-performing algorithms and too little that '
   || 'clinicians can interpret. The usual pictures made after the fact, saliency maps for instance, '
   || 'often do not suffice for data of three or four dimensions: they lack the causes and concepts '
   || 'that an informed medical decision requires.'),
  ('overview', 3, 'What the workshop does about it',
   'iMIMIC at MICCAI 2026 turns to the next generation of explainable AI. It asks whether models '
   || 'agree with what is known of pathophysiology, looks for shortcuts in the data they were trained '
   || 'on, and deals with patient data that are complex, multimodal and longitudinal. Interpretability '
   || 'is what makes a strong prediction reliable, sound in law, and of use in the clinic.'),
  ('overview', 4, 'The ninth edition',
   'The workshop is a place to present and discuss ideas about interpretable machine learning at '
   || 'MICCAI, its many challenges and its opportunities. This is the ninth iMIMIC. As far as the '
   || 'organisers know, no other forum at MICCAI is devoted to interpretability and explainability '
   || 'alone.'),
  ('aims', 5, NULL,
   '1. Present what is peculiar at MICCAI about interpreting foundation models and generative AI, '
   || 'and how explaining in medicine differs from explaining in computer vision at large.' || char (10)
   || '2. Bring the state of the art closer to interpretability that is quantitative, causal and '
   || 'mechanistic.' || char (10)
   || '3. Let researchers, clinicians and experts in regulation talk about how far technical '
   || 'explanations are from what people in the clinic need.' || char (10)
   || '4. Propose objective benchmarks and measures of how faithful, robust and useful an '
   || 'explanation is.'),
  ('programme', 6, NULL,
   'The programme is preliminary. iMIMIC, the UNSURE Workshop and the Uncertainty Tutorial are one '
   || 'event in this edition. It is to be confirmed, and exact times may still change.'),
  ('submission', 7, NULL,
   'A manuscript has 8 to 10 pages, references counted, and is anonymised and set in the style of '
   || 'Springer''s Lecture Notes in Computer Science (LNCS). The proceedings are published as MICCAI '
   || 'publishes with Springer. How and where to submit is to be announced.'),
  ('policies', 8, NULL,
   'Three reviewers read each submission. Authors are asked to name possible conflicts of interest. '
   || 'Papers are chosen for their relevance to medical image analysis, the weight of their results, '
   || 'their technical and experimental quality, and how clearly they are presented.'),
  ('venue', 9, NULL,
   'iMIMIC 2026 is part of MICCAI 2026, from 4 to 8 October 2026 in Strasbourg, France. The website of '
   || 'MICCAI 2026 says more about the venue.'),
  ('contact', 10, NULL,
   'People who want to take part or to sponsor the workshop are invited to write an e-mail.')
) WHERE code = 'imimic';

INSERT INTO statement (workshop, subject, text, source)
SELECT id, column1, column2, column3 FROM workshop, (VALUES
  ('topics', 'A list of topics is announced, open to others, but nothing follows.',
   'Web page, after the aims'),
  ('programme', 'The programme is preliminary and its exact times may change.',
   'Web page, programme'),
  ('programme', 'The programme is to be confirmed; it has no items.', 'Web page, programme'),
  ('submission link', 'Details and the link for submissions are to be announced.',
   'Web page, submission'),
  ('contact address', 'An e-mail is invited, but no address is given.', 'Web page, last line'),
  ('day', 'The conference lasts from 4 to 8 October 2026; the day of the workshop is not given.',
   'Web page, venue')
) WHERE code = 'imimic';
