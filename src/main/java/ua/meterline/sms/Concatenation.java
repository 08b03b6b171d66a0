package ua.meterline.sms;

import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import ua.meterline.sms.codec.UserDataHeader;
import ua.meterline.sms.concat.ConcatenationReference;

/** Detects segments of concatenated messages. */
final class Concatenation {
    private Concatenation() {}

    /**
     * The reference in the user data header, or else in the parameters sar_msg_ref_num, sar_total_segments and
     * sar_segment_seqnum (SMPP 3.4, sections 5.3.2.22 to 24).
     *
     * @return null for a message that is not concatenated, or whose reference is invalid
     */
    static ConcatenationReference of(AbstractSmCommand command, InboundSms sms) {
        ConcatenationReference inHeader =
                UserDataHeader.of(sms.esmClass(), sms.octets()).concatenation();
        OptionalParameter[] parameters = command.getOptionalParameters();
        return inHeader != null || parameters == null || parameters.length == 0 ? inHeader : inParameters(command);
    }

    private static ConcatenationReference inParameters(AbstractSmCommand command) {
        if (command.getOptionalParameter(Tag.SAR_MSG_REF_NUM.code()) instanceof OptionalParameter.Short reference
                && command.getOptionalParameter(Tag.SAR_TOTAL_SEGMENTS.code()) instanceof OptionalParameter.Byte total
                && command.getOptionalParameter(Tag.SAR_SEGMENT_SEQNUM.code())
                        instanceof OptionalParameter.Byte number) {
            int ref = Short.toUnsignedInt(reference.getValue());
            int all = Byte.toUnsignedInt(total.getValue());
            int which = Byte.toUnsignedInt(number.getValue());
            return ConcatenationReference.isValid(ref, all, which) ? new ConcatenationReference(ref, all, which) : null;
        }
        return null;
    }
}
