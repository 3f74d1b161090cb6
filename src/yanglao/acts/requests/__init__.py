"""网上申请 What residents ask for from their own pages, and how it is answered at the counter."""
