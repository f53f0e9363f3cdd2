"""What people say and the book does not: everyday words and short forms, each with words of the book; and everyday families.

The left side is compared whole, word by word. It is used to search, never to grade.
"""

from collections.abc import Mapping

LAY_WORDS: Mapping[str, str] = {
    "afib": "atrial fibrillation",
    "anxious": "anxiety",
    "backache": "back pain",
    "backpain": "back pain",
    "belly": "abdominal",
    "bladder infection": "cystitis",
    "blood pressure high": "hypertension",
    "blood sugar": "glucose",
    "bph": "prostatic hyperplasia",
    "breastbone": "costochondritis",
    "broken": "fracture",
    "bunion": "hallux valgus",
    "burning urination": "dysuria",
    "chd": "atherosclerotic heart disease",
    "chf": "heart failure",
    "ckd": "chronic kidney disease",
    "cold sore": "herpesviral vesicular dermatitis",
    "copd": "chronic obstructive pulmonary disease",
    "dm": "diabetes mellitus",
    "dvt": "deep vein thrombosis",
    "earache": "otalgia",
    "ear ache": "otalgia",
    "ear infection": "otitis",
    "ear pain": "otalgia",
    "ear wax": "impacted cerumen",
    "earwax": "impacted cerumen",
    "flu": "influenza",
    "gallstone": "calculus gallbladder",
    "gallstones": "calculus gallbladder",
    "gerd": "gastro-esophageal reflux",
    "golfer elbow": "medial epicondylitis",
    "heart attack": "myocardial infarction",
    "high blood pressure": "hypertension",
    "high cholesterol": "hypercholesterolemia",
    "hives": "urticaria",
    "htn": "hypertension",
    "ibs": "irritable bowel syndrome",
    "ingrown": "ingrowing",
    "kidney stone": "calculus kidney",
    "kidney stones": "calculus kidney",
    "mid back": "thoracic spine",
    "mid-back": "thoracic spine",
    "muscle pain": "myalgia",
    "neck pain": "cervicalgia",
    "osa": "obstructive sleep apnea",
    "overactive thyroid": "thyrotoxicosis",
    "pinkeye": "conjunctivitis",
    "pink eye": "conjunctivitis",
    "pinworm": "enterobiasis",
    "pinworms": "enterobiasis",
    "reflux": "gastro-esophageal reflux",
    "ringing ears": "tinnitus",
    "shingles": "zoster",
    "sinus infection": "sinusitis",
    "strep throat": "streptococcal pharyngitis",
    "stomach flu": "viral gastroenteritis",
    "stroke": "cerebral infarction",
    "sugar diabetes": "diabetes mellitus",
    "t1dm": "type 1 diabetes mellitus",
    "t2dm": "type 2 diabetes mellitus",
    "tired": "fatigue",
    "underactive thyroid": "hypothyroidism",
    "uri": "acute upper respiratory infection",
    "uti": "urinary tract infection",
    "water infection": "urinary tract infection",
    "yeast infection": "candidiasis",
    "type ii diabetes": "type 2 diabetes",
    "type i diabetes": "type 1 diabetes",
}
"""Everyday words, and what to look for as well."""

_FAMILIES = """
A08 B02 B07 B35 B37 D50 D64 E03 E05 E11 E55 E66 E78 F32 F33 F41 G43 G47 G56 H10 H61 H66 H92 I10 I25 I48 I50
J00 J01 J02 J06 J18 J20 J30 J44 J45 K21 K29 K58 K59 L03 L20 L23 L30 L50 L60 L70 M10 M16 M17 M19 M25 M54 M65
M70 M72 M75 M77 M79 M81 N18 N20 N30 N39 N40 R03 R05 R06 R07 R10 R11 R19 R30 R42 R50 R51 R53 R73
"""
EVERYDAY = frozenset(_FAMILIES.split())
"""Families that an office sees every day; among codes that answer equally well they come first."""
