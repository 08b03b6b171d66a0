package ua.meterline.reading.text;

import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

/** An account with the only reading that a mail gives for it. */
public record FoundReading(AccountNumber account, RegisterValue value) {}
