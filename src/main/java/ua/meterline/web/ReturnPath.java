package ua.meterline.web;

import java.net.URI;
import java.util.List;

/**
 * Where the choice of a language or of colours leads back to: the page that it was made on, with its query. A form with
 * errors has the path of the form, which cannot be opened: from there it leads to the page above.
 */
final class ReturnPath {
    private ReturnPath() {}

    /**
     * @param visit with the path in the field {@code then}, and the address in the header Referer
     * @param pages the paths of all that can be opened, such as {@code /messages/{id}}
     */
    static String of(RequestValues visit, List<String> pages) throws BadInputException {
        String then = LoginPages.localPath(visit.form("then"));
        String page = then;
        while (!page.isEmpty() && !isPage(page, pages)) {
            page = page.substring(0, page.lastIndexOf('/'));
        }
        return page.isEmpty() ? "/" : page.equals(then) ? then + query(visit, then) : page;
    }

    private static boolean isPage(String path, List<String> pages) {
        return pages.stream().anyMatch(page -> path.matches(page.replaceAll("\\{\\w+}", "[^/]+")));
    }

    private static String query(RequestValues visit, String path) {
        String referer = visit.request().header("Referer");
        try {
            URI address = URI.create(referer == null ? "" : referer);
            return path.equals(address.getPath()) && address.getRawQuery() != null ? "?" + address.getRawQuery() : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
