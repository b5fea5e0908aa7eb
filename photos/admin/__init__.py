"""The picture desk in the admin: library, uploads, words and focus, withdrawal."""

from .photo import PhotoAdmin as PhotoAdmin
