package ua.meterline.mail;

import ua.meterline.reading.Imported.Content;

/** What stands as the text of a message that is only a part of a mail. */
final class PartText {
    private PartText() {}

    /** In the form of an SMS where it is a reading. */
    static String of(Content content) {
        if (content instanceof Content.Reading read) {
            return read.account().digits() + " " + read.value().value();
        } else if (content instanceof Content.Unclear unclear) {
            return ((unclear.account() == null ? "" : unclear.account().digits()) + " "
                            + (unclear.value() == null ? "" : unclear.value().value()))
                    .strip();
        }
        return "";
    }
}
