package ua.meterline.web;

/**
 * The form of the login.
 *
 * @param problem in the reader's language; empty for none
 * @param then the path that is opened after the login
 * @param kept a sealed form that was sent without a session; empty for none
 */
public record LoginForm(String login, String problem, String then, String kept) {}
