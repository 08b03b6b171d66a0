package ua.meterline.backoffice;

/** Of which meter a reading is that both can have shown. */
public enum WhichMeter {
    OLD,
    NEW
}
