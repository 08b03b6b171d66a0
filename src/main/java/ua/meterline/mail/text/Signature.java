package ua.meterline.mail.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a customer's signature begins. */
final class Signature {
    private static final int LONGEST_LINE = 80;

    /** RFC 3676, section 4.3; the blank after the dashes is often lost. */
    private static final Pattern SEPARATOR = Pattern.compile("--\\s?");

    private static final Pattern GREETING =
            Pattern.compile("(?:з (?:глибокою |великою )?повагою|із повагою|з найкращими|щиро ваш|"
                    + "с уважением|с наилучшими|искренне ваш|"
                    + "(?:with )?(?:best|kind|warm)(?:est)? (?:regards|wishes)|regards|yours (?:sincerely|faithfully|truly)|sincerely|"
                    + "üdvözlettel|tisztelettel|köszönettel|üdv(?!\\p{L})|"
                    + "-{2,3} ?(?:з повагою|с уважением)).*");

    private static final Pattern DEVICE = Pattern.compile(
            "(?:--? ?)?(?:sent (?:from|via|with|using) (?:my|a|an|the|mail|yahoo|outlook|gmail|proton)\\b|get outlook for|"
                    + "(?:надіслано|відправлено|надiслано|вiдправлено) (?:з|із|через|за допомогою)\\b|"
                    + "(?:отправлено|послано) (?:с|со|из|через|от)\\b|"
                    + "(?:az? .{0,40})?(?:iphone|ipad|android|samsung|huawei|xiaomi).{0,20}küldve|küldve az?\\b|elküldve az?\\b).*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private Signature() {}

    /** The index of its first line; the number of lines when there is none. */
    static int start(List<String> lines) {
        boolean written = false;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (written && isStart(line)) {
                return at;
            }
            written |= !line.isEmpty();
        }
        return lines.size();
    }

    private static boolean isStart(String line) {
        return line.length() <= LONGEST_LINE
                && (SEPARATOR.matcher(line).matches()
                        || GREETING.matcher(line.toLowerCase(Locale.ROOT)).matches());
    }

    /** The line that a mail program adds by itself. */
    static boolean isOfADevice(String line) {
        return line.length() <= LONGEST_LINE
                && DEVICE.matcher(line.strip().toLowerCase(Locale.ROOT)).matches();
    }
}
