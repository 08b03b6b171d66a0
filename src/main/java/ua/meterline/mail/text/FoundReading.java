package ua.meterline.mail.text;

import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

/** An account and the one reading that a mail clearly gives for it. */
public record FoundReading(AccountNumber account, RegisterValue value) {}
