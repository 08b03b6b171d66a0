SELECT extended_until, minutes, downtimes FROM window_extension WHERE period = :?period
