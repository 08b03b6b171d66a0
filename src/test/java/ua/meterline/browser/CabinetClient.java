package ua.meterline.browser;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A customer with an English browser, who reads the question of the form and answers it. For use by one thread. */
public final class CabinetClient {
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final Pattern QUESTION = Pattern.compile("How much is (\\w+) plus (\\w+)\\?");
    private static final Pattern FORM = Pattern.compile("name=\"form-id\" value=\"([^\"]*)\"");

    private final ConsoleClient client;

    /** @param cabinet its address */
    public CabinetClient(String cabinet) {
        client = new ConsoleClient(URI.create(cabinet)).with("Accept-Language", "en");
    }

    public ConsoleClient http() {
        return client;
    }

    /** Opens the form, and fills it in. */
    public Map<String, String> fillIn(String account, String value) throws Exception {
        return fillIn(client.get("/reading").body(), account, value);
    }

    /** Fills in a form that is open. */
    public static Map<String, String> fillIn(String page, String account, String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("form-id", find(FORM, page).group(1));
        fields.put("account", account);
        fields.put("value", value);
        fields.put("answer", answerIn(page));
        return fields;
    }

    /** The answer to the question on an English page. */
    public static String answerIn(String page) {
        Matcher question = find(QUESTION, page);
        return String.valueOf(NUMBERS.indexOf(question.group(1)) + NUMBERS.indexOf(question.group(2)));
    }

    private static Matcher find(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + page);
        }
        return matcher;
    }

    public HttpResponse<String> send(Map<String, ?> fields) throws Exception {
        return client.post("/reading", fields);
    }

    public HttpResponse<String> submit(String account, String value) throws Exception {
        return send(fillIn(account, value));
    }
}
