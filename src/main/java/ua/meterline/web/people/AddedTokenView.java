package ua.meterline.web.people;

import ua.meterline.backoffice.staff.ApiToken;

/**
 * A new token.
 *
 * @param text what the program sends; it is shown this once
 */
public record AddedTokenView(ApiToken token, String text) {}
