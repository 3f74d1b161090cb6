"""发放台 The payroll on the screen: the list of batches, a batch under review, its persons list by list, the presses of each role, the bank."""
