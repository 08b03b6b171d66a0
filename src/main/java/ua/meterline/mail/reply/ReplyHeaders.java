package ua.meterline.mail.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.common.MailAddress;
import ua.meterline.mail.mime.Entity;
import ua.meterline.mail.mime.HeaderText;

/** Takes from a mail's header what an answer needs, and only what is harmless in a header of ours. */
public final class ReplyHeaders {
    private static final int MOST_REFERENCES = 20;
    private static final int LONGEST_ADDRESS_LIST = 2000;

    /** RFC 5322, section 3.6.4, without quoting; longer ones would need folding inside. */
    private static final Pattern MESSAGE_ID =
            Pattern.compile("<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,120}+@[A-Za-z0-9.-]{1,120}+>");
    /** Between angle brackets, or alone; a comment or a name beside it does not matter. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>()\",;:@\\[\\]\\\\]{1,254}+@[^\\s<>()\",;:@\\[\\]\\\\]{1,254}+");

    private ReplyHeaders() {}

    /** Reply-To, or else From; nothing unless exactly one good address stands there. */
    public static Optional<MailAddress> sender(Entity mail) {
        return only(mail.header("Reply-To")).or(() -> only(mail.header("From")));
    }

    /** The one address in a header, which may be null. */
    static Optional<MailAddress> only(String header) {
        if (header == null || header.length() > LONGEST_ADDRESS_LIST) {
            return Optional.empty();
        }
        List<MailAddress> found = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(withoutQuoted(header));
        while (matcher.find()) {
            Optional<MailAddress> address = MailAddress.of(matcher.group());
            if (address.isEmpty()) {
                return Optional.empty();
            }
            found.add(address.get());
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** A display name may hold what looks like an address. */
    private static String withoutQuoted(String header) {
        return header.replaceAll("\"[^\"]{0,500}+\"", " ").replaceAll("\\([^()]{0,500}+\\)", " ");
    }

    /** Empty when there is none that may be repeated. */
    public static String messageId(Entity mail) {
        List<String> ids = ids(mail.header("Message-ID"));
        return ids.size() == 1 ? ids.get(0) : "";
    }

    /** References, or else In-Reply-To (RFC 5322, section 3.6.4). */
    public static List<String> references(Entity mail) {
        List<String> ids = ids(mail.header("References"));
        if (ids.isEmpty()) {
            ids = ids(mail.header("In-Reply-To"));
        }
        return shortened(ids);
    }

    /** The first and the latest when they are too many. */
    static List<String> shortened(List<String> ids) {
        if (ids.size() <= MOST_REFERENCES) {
            return ids;
        }
        List<String> shortened = new ArrayList<>(ids.subList(ids.size() - MOST_REFERENCES + 1, ids.size()));
        shortened.add(0, ids.get(0));
        return shortened;
    }

    private static List<String> ids(String header) {
        return header == null
                ? List.of()
                : MESSAGE_ID
                        .matcher(header)
                        .results()
                        .map(result -> result.group())
                        .toList();
    }

    /** A header in lower case, decoded and trimmed; empty when there is none. */
    static String word(Entity mail, String name) {
        return HeaderText.decode(mail.header(name)).toLowerCase(Locale.ROOT);
    }
}
