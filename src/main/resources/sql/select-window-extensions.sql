SELECT period, extended_until FROM window_extension
