package ua.meterline.web.cabinet;

/**
 * The form for a reading, as it is shown.
 *
 * @param typed what is in its fields
 * @param stamp with the numbers of the question
 * @param formId the stamp, sealed
 * @param problem the key of what is wrong with the form as a whole; null for nothing
 * @param isChecked whether wrong fields are marked
 */
public record SubmitForm(TypedReading typed, FormStamp stamp, String formId, String problem, boolean isChecked) {
    public String account() {
        return typed.account();
    }

    public String value() {
        return typed.value();
    }

    public String answer() {
        return typed.answer();
    }

    public boolean isAccountWrong() {
        return isChecked && typed.accountNumber().isEmpty();
    }

    public boolean isValueWrong() {
        return isChecked && typed.registerValue().isEmpty();
    }

    public boolean isAnswerWrong() {
        return "submit.problem.wrong-answer".equals(problem);
    }

    /** The key of the word for the first number of the question. */
    public String first() {
        return "submit.number." + stamp.first();
    }

    public String second() {
        return "submit.number." + stamp.second();
    }
}
