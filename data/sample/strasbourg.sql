-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sample "strasbourg": the workshops of mfm.sql and imimic.sql in one venue, and a full poster
-- session. It is run after those two, and after the plan of data/venue/strasbourg.svg was surveyed:
-- boards and places are there already, found by their labels and codes.
--
-- SAMPLE DATA. The 28 papers are real: titles, authors and addresses are those of MIDL 2023. Their
-- placement here is invented: workshop, track, topics, boards, presenters, presence, spotlights,
-- delay and notice. The abstracts are not the authors'; they repeat in a sentence or two what the
-- title says, and no more.

INSERT INTO link_host (host) VALUES ('openreview.net');

-- The hall.

INSERT INTO room (plan, rank) SELECT id, 0 FROM plan WHERE name = 'strasbourg';

INSERT INTO room_name (room, language, name)
SELECT room.id, column1, column2 FROM room, (VALUES
  ('en', 'Main hall'),
  ('fr', 'Grande salle'),
  ('de', 'Großer Saal')
);

UPDATE workshop SET room = (SELECT max (id) FROM room) WHERE code = 'mfm';

INSERT INTO assumption (workshop, field, note)
SELECT id, 'room', 'The page names no room; the hall and everything in it is invented.'
  FROM workshop WHERE code = 'mfm';

INSERT INTO place_name (place, language, name)
SELECT place.id, column2, column3
  FROM (VALUES
    ('place-foyer-door', 'en', 'Foyer door'),
    ('place-foyer-door', 'fr', 'Porte du foyer'),
    ('place-foyer-door', 'de', 'Foyertür'),
    ('place-garden-door', 'en', 'Garden door'),
    ('place-garden-door', 'fr', 'Porte du jardin'),
    ('place-garden-door', 'de', 'Gartentür'),
    ('place-street-door', 'en', 'Street door'),
    ('place-street-door', 'fr', 'Porte de la rue'),
    ('place-street-door', 'de', 'Straßentür'),
    ('place-seats', 'en', 'Seating'),
    ('place-seats', 'fr', 'Places assises'),
    ('place-seats', 'de', 'Sitzplätze'),
    ('place-stage', 'en', 'Stage'),
    ('place-stage', 'fr', 'Scène'),
    ('place-stage', 'de', 'Bühne'),
    ('place-coffee', 'en', 'Coffee'),
    ('place-coffee', 'fr', 'Café'),
    ('place-coffee', 'de', 'Kaffee'),
    ('place-registration', 'en', 'Registration'),
    ('place-registration', 'fr', 'Accueil'),
    ('place-registration', 'de', 'Anmeldung'),
    ('place-lift', 'en', 'Lift'),
    ('place-lift', 'fr', 'Ascenseur'),
    ('place-lift', 'de', 'Aufzug'),
    ('place-toilets', 'en', 'Toilets'),
    ('place-toilets', 'fr', 'WC'),
    ('place-toilets', 'de', 'WC'),
    ('place-accessible-toilet', 'en', 'Accessible toilet'),
    ('place-accessible-toilet', 'fr', 'WC accessible'),
    ('place-accessible-toilet', 'de', 'WC barrierefrei'),
    ('kiosk-foyer', 'en', 'Foyer kiosk'),
    ('kiosk-foyer', 'fr', 'Borne du foyer'),
    ('kiosk-foyer', 'de', 'Terminal am Foyer'),
    ('kiosk-street', 'en', 'Street kiosk'),
    ('kiosk-street', 'fr', 'Borne de la rue'),
    ('kiosk-street', 'de', 'Terminal an der Straße'),
    ('kiosk-garden', 'en', 'Garden kiosk'),
    ('kiosk-garden', 'fr', 'Borne du jardin'),
    ('kiosk-garden', 'de', 'Terminal am Garten'),
    ('kiosk-stage', 'en', 'Stage kiosk'),
    ('kiosk-stage', 'fr', 'Borne de la scène'),
    ('kiosk-stage', 'de', 'Terminal an der Bühne'),
    ('kiosk-coffee', 'en', 'Coffee kiosk'),
    ('kiosk-coffee', 'fr', 'Borne du café'),
    ('kiosk-coffee', 'de', 'Terminal am Kaffee'),
    ('kiosk-boards', 'en', 'Board kiosk'),
    ('kiosk-boards', 'fr', 'Borne des panneaux'),
    ('kiosk-boards', 'de', 'Terminal an den Tafeln')
  )
  JOIN place ON place.element = column1;

UPDATE board SET state = 'closed', note = 'Its panel is damaged.' WHERE label = '30';
UPDATE board SET power = 1 WHERE label IN ('10', '15');
UPDATE board SET low = 1 WHERE label = '1';

-- Topics: letters, and their names as the chips and the sheets show them.

INSERT INTO topic (letter, rank) VALUES
  ('A', 0), ('B', 1), ('C', 2), ('D', 3), ('E', 4), ('F', 5), ('G', 6), ('H', 7);

INSERT INTO topic_name (topic, language, name, short_name)
SELECT topic.id, column2, column3, column4
  FROM (VALUES
    ('A', 'en', 'Foundation models', 'Foundation'),
    ('A', 'fr', 'Modèles de fondation', 'Fondation'),
    ('A', 'de', 'Grundmodelle', 'Grundmodelle'),
    ('B', 'en', 'Vision and language', 'Language'),
    ('B', 'fr', 'Vision et langage', 'Langage'),
    ('B', 'de', 'Bild und Sprache', 'Sprache'),
    ('C', 'en', 'Segmentation', 'Segmentation'),
    ('C', 'fr', 'Segmentation', 'Segmentation'),
    ('C', 'de', 'Segmentierung', 'Segmentierung'),
    ('D', 'en', 'Uncertainty', 'Uncertainty'),
    ('D', 'fr', 'Incertitude', 'Incertitude'),
    ('D', 'de', 'Unsicherheit', 'Unsicherheit'),
    ('E', 'en', 'Explainability', 'Explaining'),
    ('E', 'fr', 'Explicabilité', 'Explicabilité'),
    ('E', 'de', 'Erklärbarkeit', 'Erklärbarkeit'),
    ('F', 'en', 'Benchmarks', 'Benchmarks'),
    ('F', 'fr', 'Bancs d’essai', 'Bancs d’essai'),
    ('F', 'de', 'Benchmarks', 'Benchmarks'),
    ('G', 'en', 'Data and privacy', 'Data'),
    ('G', 'fr', 'Données et confidentialité', 'Données'),
    ('G', 'de', 'Daten und Datenschutz', 'Daten'),
    ('H', 'en', 'Clinical use', 'Clinical use'),
    ('H', 'fr', 'Usage clinique', 'Clinique'),
    ('H', 'de', 'Klinischer Einsatz', 'Klinik')
  )
  JOIN topic ON topic.letter = column1;

-- Papers, in the order of their boards. A number is the paper's, not its board's.

INSERT INTO paper (workshop, number, title, abstract, track, origin, source_key)
SELECT workshop.id, column1, column3, column4, track.id,
       CASE track.code WHEN 'published' THEN 'MIDL 2023' END, 'midl-2023/' || column1
  FROM (VALUES
    ('O221', 'full',
     'Exploring Image Augmentations for Siamese Representation Learning with Chest X-Rays',
     'How images are augmented matters when a Siamese network learns representations. This '
     || 'paper explores the choices for chest X-rays.'),
    ('P046', 'full',
     'Video pretraining advances 3D deep learning on chest CT tasks',
     'Pretraining on video carries over to deep learning in three dimensions. The tasks are on '
     || 'chest CT.'),
    ('S113', 'published',
     'Pre-training Segmentation Models for Histopathology',
     'Segmentation models for histopathology, and how to pretrain them.'),
    ('P222', 'full',
     'A comparison of self-supervised pretraining approaches for predicting disease risk from '
     || 'chest radiograph images',
     'Several ways of self-supervised pretraining are compared. What is predicted from the '
     || 'chest radiograph is the risk of disease.'),
    ('S055', 'full',
     'Learning Retinal Representations from Multi-modal Imaging via Contrastive Pre-training',
     'Contrastive pretraining over several kinds of images of the retina, to learn '
     || 'representations of it.'),
    ('O024', 'full',
     'Vision-Language Modelling For Radiological Imaging and Reports In The Low Data Regime',
     'Models that join vision and language, for radiological images and their reports, when '
     || 'there is little data.'),
    ('P076', 'full',
     'Multimodal Image-Text Matching Improves Retrieval-based Chest X-Ray Report Generation',
     'Reports for chest X-rays are written by retrieval. Matching image and text over '
     || 'modalities makes that better.'),
    ('O191', 'published',
     'Frozen Language Model Helps ECG Zero-Shot Learning',
     'A language model that stays frozen helps to read electrocardiograms without examples.'),
    ('P145', 'full',
     'Radiology Reports Improve Visual Representations Learned from Radiographs',
     'What radiology reports say improves the visual representations that are learned from '
     || 'radiographs.'),
    ('P010', 'published',
     'Robust Detection Outcome: A Metric for Pathology Detection in Medical Images',
     'A metric for detecting pathologies in medical images, made to be robust: Robust Detection '
     || 'Outcome.'),
    ('S059', 'full',
     'SAM.MD: Zero-shot medical image segmentation capabilities of the Segment Anything Model',
     'The Segment Anything Model on medical images: how well it segments them zero-shot.'),
    ('O236', 'full',
     'GeoLS: Geodesic Label Smoothing for Image Segmentation',
     'Labels for image segmentation are smoothed along geodesics.'),
    ('P011', 'published',
     'On-the-Fly Test-time Adaptation for Medical Image Segmentation',
     'A segmentation model adapts to new medical images at test time, on the fly.'),
    ('S042', 'full',
     'Make nnUNets Small Again',
     'A call to bring nnU-Nets back to a small size.'),
    ('P016', 'published',
     'Domain Adaptation using Silver Standard Labels for Ki-67 Scoring in Digital Pathology A '
     || 'Step Closer to Widescale Deployment',
     'Silver standard labels serve to adapt Ki-67 scoring in digital pathology to another '
     || 'domain, one step nearer to wide deployment.'),
    ('O159', 'full',
     'Amortized Normalizing Flows for Transcranial Ultrasound with Uncertainty Quantification',
     'Transcranial ultrasound with its uncertainty quantified, by normalizing flows that are '
     || 'amortized.'),
    ('P161', 'full',
     'Evaluating the Fairness of Deep Learning Uncertainty Estimates in Medical Image Analysis',
     'Are the uncertainty estimates of deep learning fair? An evaluation in medical image '
     || 'analysis.'),
    ('S026', 'full',
     'Temporal Monte Carlo Dropout for Robust Uncertainty Quantification: Application to '
     || 'Point-of-Care Ultrasound-guided Nerve Blocks',
     'Monte Carlo dropout over time, for robust uncertainty. It is applied to nerve blocks '
     || 'guided by ultrasound at the point of care.'),
    ('O058', 'published',
     'Simple and Efficient Confidence Score for Grading Whole Slide Images',
     'A confidence score for grading whole slide images that is simple and efficient.'),
    ('O006', 'full',
     'Sparse Activations for Interpretable Disease Grading',
     'Sparse activations make the grading of a disease interpretable.'),
    ('P073', 'full',
     'Inherently Interpretable Multi-Label Classification Using Class-Specific Counterfactuals',
     'Classification with several labels that is interpretable by itself, through '
     || 'counterfactuals for each class.'),
    ('P218', 'published',
     'MProtoNet: A Case-Based Interpretable Model for Brain Tumor Classification with 3D '
     || 'Multi-parametric Magnetic Resonance Imaging',
     'A model of prototypes that explains by cases how it classifies brain tumours on 3D '
     || 'multi-parametric MRI.'),
    ('S008', 'full',
     'Human-Guided Design to Explain Deep Learning-based Pneumothorax Classifier',
     'A pneumothorax classifier is explained by a design that people guide.'),
    ('P153', 'full',
     'Federated Cross Learning for Medical Image Segmentation',
     'Medical image segmentation is learned across sites by federated cross learning.'),
    ('S030', 'published',
     'Data-Free One-Shot Federated Regression: An Application to Bone Age Assessment',
     'Federated regression in one shot and without data, applied to assessing the age of bones.'),
    ('O029', 'full',
     'Reproducibility of the Methods in Medical Imaging with Deep Learning.',
     'Can the methods of deep learning in medical imaging be reproduced?'),
    ('P164', 'published',
     'A comparative evaluation of image-to-image translation methods for stain transfer in '
     || 'histopathology',
     'Methods that translate one stain into another in histopathology, evaluated side by side.'),
    ('S108', 'published',
     'Transforming Radiology Workflows: Pretraining for Automated Chest X-ray Report Generation',
     'Pretraining for reports on chest X-rays that write themselves, as a change to the work of '
     || 'radiology.')
  )
  JOIN workshop ON workshop.code = 'mfm'
  JOIN track ON track.workshop = workshop.id AND track.code = column2;

INSERT INTO link (paper, kind, address)
SELECT paper.id, 'openreview', 'https://openreview.net/forum?id=' || column2
  FROM (VALUES
    ('O221', 'xkmhsBITaCw'),
    ('P046', 'zhpP7zluLBk'),
    ('S113', 'LkXKbvcK_c'),
    ('P222', 'HzpdwXFc_Q'),
    ('S055', 'newlahoISt1'),
    ('O024', '2XVITHcQCfj'),
    ('P076', 'aZ0OuYMSMMZ'),
    ('O191', 'UAr59yTUWR2'),
    ('P145', 'S9EfOVFJIxQh'),
    ('P010', 'zyiJi4sJ7dZ'),
    ('S059', 'iilLHaINUW'),
    ('O236', 'mTIP1bkmR0q'),
    ('P011', 'UQDalTzrEg'),
    ('S042', 'l_Zxaj0PZE'),
    ('P016', '-ahfrpMo9ui'),
    ('O159', 'LoJG-lUIlk'),
    ('P161', 'Pd4_U5ZzEY'),
    ('S026', 'WvReNPBoB9F'),
    ('O058', 'DA1hOTvcMWa'),
    ('O006', 'us8BFTsWOq'),
    ('P073', 'OpmQOkfizzM'),
    ('P218', '6Wbj3QCo4U4'),
    ('S008', '_kk8KI8MiRE'),
    ('P153', 'DrZbwobH_zo'),
    ('S030', 'A--Xy77jTa'),
    ('O029', '_P59zCfXOt'),
    ('P164', 'leVAXRDthXI'),
    ('S108', 'YEMH26an2bM')
  )
  JOIN paper ON paper.number = column1;

-- The first topic colours the board.
INSERT INTO paper_topic (paper, topic, rank)
SELECT paper.id, topic.id, column3
  FROM (VALUES
    ('O221', 'A', 0),
    ('P046', 'A', 0),
    ('S113', 'A', 0),
    ('S113', 'C', 1),
    ('P222', 'A', 0),
    ('S055', 'A', 0),
    ('O024', 'B', 0),
    ('O024', 'A', 1),
    ('P076', 'B', 0),
    ('O191', 'B', 0),
    ('O191', 'A', 1),
    ('P145', 'B', 0),
    ('P145', 'A', 1),
    ('P010', 'F', 0),
    ('S059', 'C', 0),
    ('S059', 'A', 1),
    ('O236', 'C', 0),
    ('P011', 'C', 0),
    ('S042', 'C', 0),
    ('P016', 'H', 0),
    ('P016', 'C', 1),
    ('O159', 'D', 0),
    ('P161', 'D', 0),
    ('P161', 'F', 1),
    ('S026', 'D', 0),
    ('S026', 'H', 1),
    ('O058', 'D', 0),
    ('O006', 'E', 0),
    ('O006', 'H', 1),
    ('P073', 'E', 0),
    ('P218', 'E', 0),
    ('S008', 'E', 0),
    ('S008', 'H', 1),
    ('P153', 'G', 0),
    ('P153', 'C', 1),
    ('S030', 'G', 0),
    ('S030', 'H', 1),
    ('O029', 'F', 0),
    ('O029', 'G', 1),
    ('P164', 'F', 0),
    ('S108', 'H', 0),
    ('S108', 'B', 1)
  )
  JOIN paper ON paper.number = column1
  JOIN topic ON topic.letter = column2;

INSERT INTO person (name) VALUES
  ('Rogier Van der Sluijs'),
  ('Nandita Bhaskhar'),
  ('Daniel Rubin'),
  ('Curtis Langlotz'),
  ('Akshay S Chaudhari'),
  ('Alexander Ke'),
  ('Shih-Cheng Huang'),
  ('Chloe P O''Connell'),
  ('Michal Klimont'),
  ('Serena Yeung'),
  ('Pranav Rajpurkar'),
  ('Payden McBee'),
  ('Nazanin Moradinasab'),
  ('Donald E Brown'),
  ('Sana Syed'),
  ('Yanru Chen'),
  ('Michael T Lu'),
  ('Vineet K Raghu'),
  ('Emese Sükei'),
  ('Elisabeth Rumetshofer'),
  ('Niklas Schmidinger'),
  ('Ursula Schmidt-Erfurth'),
  ('Günter Klambauer'),
  ('Hrvoje Bogunović'),
  ('Rhydian Windsor'),
  ('Amir Jamaludin'),
  ('Timor Kadir'),
  ('Andrew Zisserman'),
  ('Jaehwan Jeong'),
  ('Katherine Tian'),
  ('Andrew Li'),
  ('Sina Hartung'),
  ('Subathra Adithan'),
  ('Fardad Behzadi'),
  ('Juan Calle'),
  ('David Osayande'),
  ('Michael Pohlen'),
  ('Jun Li'),
  ('Che Liu'),
  ('Sibo Cheng'),
  ('Rossella Arcucci'),
  ('Shenda Hong'),
  ('Haoxu Huang'),
  ('Samyak Rawlekar'),
  ('Sumit Chopra'),
  ('Cem M Deniz'),
  ('Felix Meissen'),
  ('Philip Müller'),
  ('Georgios Kaissis'),
  ('Daniel Rueckert'),
  ('Tassilo Wald'),
  ('Saikat Roy'),
  ('Gregor Koehler'),
  ('Nico Disch'),
  ('Maximilian Rouven Rokuss'),
  ('Julius Holzschuh'),
  ('David Zimmerer'),
  ('Klaus Maier-Hein'),
  ('Sukesh Adiga Vasudeva'),
  ('Jose Dolz'),
  ('Herve Lombaert'),
  ('Jeya Maria Jose Valanarasu'),
  ('Pengfei Guo'),
  ('Vibashan VS'),
  ('Vishal M. Patel'),
  ('Mattias P Heinrich'),
  ('Amanda Dy'),
  ('Ngoc-Nhu Jennifer Nguyen'),
  ('Seyed Hossein Mirjahanmardir'),
  ('Dimitrios Androutsos'),
  ('Melanie Dawe'),
  ('Anthony Fyles'),
  ('Wei Shi'),
  ('Fei-Fei Liu'),
  ('Susan Done'),
  ('April Khademi'),
  ('Rafael Orozco'),
  ('Mathias Louboutin'),
  ('Ali Siahkoohi'),
  ('Gabrio Rizzuti'),
  ('Tristan van Leeuwen'),
  ('Felix Johan Herrmann'),
  ('Raghav Mehta'),
  ('Changjian Shui'),
  ('Tal Arbel'),
  ('Nishanth Thumbavanam Arun'),
  ('Leonard Weiss'),
  ('Andrew Schoenling'),
  ('Marek Radomski'),
  ('Frank Guyette'),
  ('Napoleon Roux'),
  ('Brittany Daley'),
  ('Michael J Morris'),
  ('Howie Choset'),
  ('John Galeotti'),
  ('Melanie Lubrano'),
  ('Yaëlle Bellahsen Harrar'),
  ('Rutger RH Fick'),
  ('Cécile Badoual'),
  ('Thomas Walter'),
  ('Kerol R. Djoumessi Donteu'),
  ('Indu Ilanchezian'),
  ('Laura Kühlewein'),
  ('Hanna Faber'),
  ('Christian F. Baumgartner'),
  ('Bubacarr Bah'),
  ('Philipp Berens'),
  ('Lisa M. Koch'),
  ('Susu Sun'),
  ('Stefano Woerner'),
  ('Andreas Maier'),
  ('Yuanyuan Wei'),
  ('Roger Tam'),
  ('Xiaoying Tang'),
  ('Han Yuan'),
  ('Peng-Tao Jiang'),
  ('Gangming Zhao'),
  ('Xuanang Xu'),
  ('Hannah H. Deng'),
  ('Tianyi Chen'),
  ('Tianshu Kuang'),
  ('Joshua C. Barber'),
  ('Daeseung Kim'),
  ('Jaime Gateno'),
  ('James J. Xia'),
  ('Pingkun Yan'),
  ('Zhou Zheng'),
  ('Yuichiro Hayashi'),
  ('Masahiro Oda'),
  ('Takayuki Kitasaka'),
  ('Kensaku Mori'),
  ('Attila Simkó'),
  ('Anders Garpebring'),
  ('Joakim Jonsson'),
  ('Tufve Nyholm'),
  ('Tommy Löfstedt'),
  ('Igor Zingman'),
  ('Sergio Frayle'),
  ('Ivan Tankoyeu'),
  ('Sergey Sukhanov'),
  ('Fabian Heinemann'),
  ('Yuhang Jiang'),
  ('Shashank Gupta'),
  ('Abdullah Al Zubaer Imran');

-- Who presents is not said anywhere: here it is the first author.
INSERT INTO paper_author (paper, person, rank, presenter)
SELECT paper.id, person.id, column2, column2 = 0
  FROM (VALUES
    ('O221', 0, 'Rogier Van der Sluijs'),
    ('O221', 1, 'Nandita Bhaskhar'),
    ('O221', 2, 'Daniel Rubin'),
    ('O221', 3, 'Curtis Langlotz'),
    ('O221', 4, 'Akshay S Chaudhari'),
    ('P046', 0, 'Alexander Ke'),
    ('P046', 1, 'Shih-Cheng Huang'),
    ('P046', 2, 'Chloe P O''Connell'),
    ('P046', 3, 'Michal Klimont'),
    ('P046', 4, 'Serena Yeung'),
    ('P046', 5, 'Pranav Rajpurkar'),
    ('S113', 0, 'Payden McBee'),
    ('S113', 1, 'Nazanin Moradinasab'),
    ('S113', 2, 'Donald E Brown'),
    ('S113', 3, 'Sana Syed'),
    ('P222', 0, 'Yanru Chen'),
    ('P222', 1, 'Michael T Lu'),
    ('P222', 2, 'Vineet K Raghu'),
    ('S055', 0, 'Emese Sükei'),
    ('S055', 1, 'Elisabeth Rumetshofer'),
    ('S055', 2, 'Niklas Schmidinger'),
    ('S055', 3, 'Ursula Schmidt-Erfurth'),
    ('S055', 4, 'Günter Klambauer'),
    ('S055', 5, 'Hrvoje Bogunović'),
    ('O024', 0, 'Rhydian Windsor'),
    ('O024', 1, 'Amir Jamaludin'),
    ('O024', 2, 'Timor Kadir'),
    ('O024', 3, 'Andrew Zisserman'),
    ('P076', 0, 'Jaehwan Jeong'),
    ('P076', 1, 'Katherine Tian'),
    ('P076', 2, 'Andrew Li'),
    ('P076', 3, 'Sina Hartung'),
    ('P076', 4, 'Subathra Adithan'),
    ('P076', 5, 'Fardad Behzadi'),
    ('P076', 6, 'Juan Calle'),
    ('P076', 7, 'David Osayande'),
    ('P076', 8, 'Michael Pohlen'),
    ('P076', 9, 'Pranav Rajpurkar'),
    ('O191', 0, 'Jun Li'),
    ('O191', 1, 'Che Liu'),
    ('O191', 2, 'Sibo Cheng'),
    ('O191', 3, 'Rossella Arcucci'),
    ('O191', 4, 'Shenda Hong'),
    ('P145', 0, 'Haoxu Huang'),
    ('P145', 1, 'Samyak Rawlekar'),
    ('P145', 2, 'Sumit Chopra'),
    ('P145', 3, 'Cem M Deniz'),
    ('P010', 0, 'Felix Meissen'),
    ('P010', 1, 'Philip Müller'),
    ('P010', 2, 'Georgios Kaissis'),
    ('P010', 3, 'Daniel Rueckert'),
    ('S059', 0, 'Tassilo Wald'),
    ('S059', 1, 'Saikat Roy'),
    ('S059', 2, 'Gregor Koehler'),
    ('S059', 3, 'Nico Disch'),
    ('S059', 4, 'Maximilian Rouven Rokuss'),
    ('S059', 5, 'Julius Holzschuh'),
    ('S059', 6, 'David Zimmerer'),
    ('S059', 7, 'Klaus Maier-Hein'),
    ('O236', 0, 'Sukesh Adiga Vasudeva'),
    ('O236', 1, 'Jose Dolz'),
    ('O236', 2, 'Herve Lombaert'),
    ('P011', 0, 'Jeya Maria Jose Valanarasu'),
    ('P011', 1, 'Pengfei Guo'),
    ('P011', 2, 'Vibashan VS'),
    ('P011', 3, 'Vishal M. Patel'),
    ('S042', 0, 'Mattias P Heinrich'),
    ('P016', 0, 'Amanda Dy'),
    ('P016', 1, 'Ngoc-Nhu Jennifer Nguyen'),
    ('P016', 2, 'Seyed Hossein Mirjahanmardir'),
    ('P016', 3, 'Dimitrios Androutsos'),
    ('P016', 4, 'Melanie Dawe'),
    ('P016', 5, 'Anthony Fyles'),
    ('P016', 6, 'Wei Shi'),
    ('P016', 7, 'Fei-Fei Liu'),
    ('P016', 8, 'Susan Done'),
    ('P016', 9, 'April Khademi'),
    ('O159', 0, 'Rafael Orozco'),
    ('O159', 1, 'Mathias Louboutin'),
    ('O159', 2, 'Ali Siahkoohi'),
    ('O159', 3, 'Gabrio Rizzuti'),
    ('O159', 4, 'Tristan van Leeuwen'),
    ('O159', 5, 'Felix Johan Herrmann'),
    ('P161', 0, 'Raghav Mehta'),
    ('P161', 1, 'Changjian Shui'),
    ('P161', 2, 'Tal Arbel'),
    ('S026', 0, 'Nishanth Thumbavanam Arun'),
    ('S026', 1, 'Leonard Weiss'),
    ('S026', 2, 'Andrew Schoenling'),
    ('S026', 3, 'Marek Radomski'),
    ('S026', 4, 'Frank Guyette'),
    ('S026', 5, 'Napoleon Roux'),
    ('S026', 6, 'Brittany Daley'),
    ('S026', 7, 'Michael J Morris'),
    ('S026', 8, 'Howie Choset'),
    ('S026', 9, 'John Galeotti'),
    ('O058', 0, 'Melanie Lubrano'),
    ('O058', 1, 'Yaëlle Bellahsen Harrar'),
    ('O058', 2, 'Rutger RH Fick'),
    ('O058', 3, 'Cécile Badoual'),
    ('O058', 4, 'Thomas Walter'),
    ('O006', 0, 'Kerol R. Djoumessi Donteu'),
    ('O006', 1, 'Indu Ilanchezian'),
    ('O006', 2, 'Laura Kühlewein'),
    ('O006', 3, 'Hanna Faber'),
    ('O006', 4, 'Christian F. Baumgartner'),
    ('O006', 5, 'Bubacarr Bah'),
    ('O006', 6, 'Philipp Berens'),
    ('O006', 7, 'Lisa M. Koch'),
    ('P073', 0, 'Susu Sun'),
    ('P073', 1, 'Stefano Woerner'),
    ('P073', 2, 'Andreas Maier'),
    ('P073', 3, 'Lisa M. Koch'),
    ('P073', 4, 'Christian F. Baumgartner'),
    ('P218', 0, 'Yuanyuan Wei'),
    ('P218', 1, 'Roger Tam'),
    ('P218', 2, 'Xiaoying Tang'),
    ('S008', 0, 'Han Yuan'),
    ('S008', 1, 'Peng-Tao Jiang'),
    ('S008', 2, 'Gangming Zhao'),
    ('P153', 0, 'Xuanang Xu'),
    ('P153', 1, 'Hannah H. Deng'),
    ('P153', 2, 'Tianyi Chen'),
    ('P153', 3, 'Tianshu Kuang'),
    ('P153', 4, 'Joshua C. Barber'),
    ('P153', 5, 'Daeseung Kim'),
    ('P153', 6, 'Jaime Gateno'),
    ('P153', 7, 'James J. Xia'),
    ('P153', 8, 'Pingkun Yan'),
    ('S030', 0, 'Zhou Zheng'),
    ('S030', 1, 'Yuichiro Hayashi'),
    ('S030', 2, 'Masahiro Oda'),
    ('S030', 3, 'Takayuki Kitasaka'),
    ('S030', 4, 'Kensaku Mori'),
    ('O029', 0, 'Attila Simkó'),
    ('O029', 1, 'Anders Garpebring'),
    ('O029', 2, 'Joakim Jonsson'),
    ('O029', 3, 'Tufve Nyholm'),
    ('O029', 4, 'Tommy Löfstedt'),
    ('P164', 0, 'Igor Zingman'),
    ('P164', 1, 'Sergio Frayle'),
    ('P164', 2, 'Ivan Tankoyeu'),
    ('P164', 3, 'Sergey Sukhanov'),
    ('P164', 4, 'Fabian Heinemann'),
    ('S108', 0, 'Yuhang Jiang'),
    ('S108', 1, 'Shashank Gupta'),
    ('S108', 2, 'Abdullah Al Zubaer Imran')
  )
  JOIN paper ON paper.number = column1
  JOIN person ON person.name = column3;

-- The poster session: which paper hangs on which board. Board 24 is free, board 30 closed.

UPDATE item SET hang_minute = 780, clear_minute = 1095, material = 'Double-sided tape at the '
    || 'registration desk'
 WHERE source_key = 'posters';

INSERT INTO presentation (paper, item, kind, rank)
SELECT paper.id, item.id, 'poster', row_number () OVER (ORDER BY paper.id) - 1
  FROM paper, item WHERE item.source_key = 'posters';

INSERT INTO placement (item, board, presentation)
SELECT presentation.item, board.id, presentation.id
  FROM (VALUES
    ('1', 'O221'), ('2', 'P046'), ('3', 'S113'), ('4', 'P222'), ('5', 'S055'),
    ('6', 'O024'), ('7', 'P076'), ('8', 'O191'), ('9', 'P145'), ('10', 'P010'),
    ('11', 'S059'), ('12', 'O236'), ('13', 'P011'), ('14', 'S042'), ('15', 'P016'),
    ('16', 'O159'), ('17', 'P161'), ('18', 'S026'), ('19', 'O058'), ('20', 'O006'),
    ('21', 'P073'), ('22', 'P218'), ('23', 'S008'), ('25', 'P153'), ('26', 'S030'),
    ('27', 'O029'), ('28', 'P164'), ('29', 'S108')
  )
  JOIN board ON board.label = column1
  JOIN paper ON paper.number = column2
  JOIN presentation ON presentation.paper = paper.id AND presentation.kind = 'poster';

-- Two of the posters are also the best papers: nobody is to know before 16:20.
INSERT INTO presentation (paper, item, kind, rank, embargo)
SELECT paper.id, item.id, 'spotlight', column2, 1791123600
  FROM (VALUES ('P161', 0), ('O024', 1))
  JOIN paper ON paper.number = column1
  JOIN item ON item.source_key = 'spotlight';

-- Presenters who said that they are there, with the minute after 15:00 in which they did.
INSERT INTO presence (presentation, hung, word, since)
SELECT placement.presentation, 1, 'here', 1791118800 + 60 * column2
  FROM (VALUES
    ('1', 9), ('2', 10), ('4', 8), ('5', 11), ('6', 10), ('7', 12), ('9', 9),
    ('10', 14), ('11', 10), ('12', 8), ('14', 11), ('16', 10), ('17', 9), ('18', 13),
    ('20', 10), ('21', 12), ('22', 10), ('25', 7), ('26', 10), ('27', 11), ('29', 15)
  )
  JOIN board ON board.label = column1
  JOIN placement ON placement.board = board.id;

-- The others are expected since 15:00; two of them have not hung their poster yet.
INSERT INTO presence (presentation, hung, word, since)
SELECT placement.presentation, board.label NOT IN ('13', '28'), 'expected', 1791118800
  FROM placement JOIN board ON board.id = placement.board
 WHERE placement.presentation NOT IN (SELECT presentation FROM presence);

-- The delay: posters and coffee last until 16:20, and what follows starts ten minutes later.

UPDATE item SET live_end = 1791123600 WHERE source_key = 'posters';

UPDATE item SET live_start = 1791123600 + 60 * (minute - 970),
                live_end = 1791123600 + 60 * (minute - 970 + duration_min)
 WHERE minute >= 970 AND workshop = (SELECT id FROM workshop WHERE code = 'mfm');

-- Sent at 15:18, shown until the spotlight has begun.
INSERT INTO notice (loudness, sent, shown_from, shown_until) VALUES
  ('notice', 1791119880, 1791119880, 1791123600);

INSERT INTO notice_text (notice, language, lead, text)
SELECT notice.id, column1, column2, column3 FROM notice, (VALUES
  ('en', 'Best Paper Oral Spotlight now starts at 16:20.', 'Coffee stays open until then.'),
  ('fr', '« Best Paper Oral Spotlight » commence désormais à 16:20.',
   'Le café reste ouvert jusque-là.'),
  ('de', '„Best Paper Oral Spotlight“ beginnt jetzt um 16:20.',
   'Kaffee gibt es bis dahin.')
);
