"""Files packed into a ZIP archive.

sniffing          tell an archive from an office document, which is one too
reading           whatever is packed, each file by itself
linkedin_export   LinkedIn's whole export
"""
