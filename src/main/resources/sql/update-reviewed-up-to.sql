UPDATE retention SET reviewed_up_to = :?reviewed WHERE reviewed_up_to < :?reviewed
