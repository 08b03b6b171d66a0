package ua.meterline.mail.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.mail.mime.Deadline;

class HtmlTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s>9</s>",
                "<strike>9</strike>",
                "<del><b>9</b></del>",
                "<span style='text-decoration: line-through'>9</span>",
                "<span style='TEXT-DECORATION-LINE:Line-Through;color:red'>9</span>",
                "<p hidden>9</p>",
                "<div style='display:none !important'>9</div>",
                "<div style='display: none'><span style='display:inline'>9</span></div>",
                "<div style='visibility:hidden'>9</div>",
                "<div style='opacity:0.0'>9</div>",
                "<div style='mso-hide:all'>9</div>",
                "<div style='font-size:0'>9</div>",
                "<div style='font-size:0px;line-height:0'><b>9</b></div>",
                "<div style='font-size:1px'>9</div>",
                "<div style='max-height:0px;overflow:hidden'>9</div>",
                "<div style='height:0;overflow:hidden'>9</div>",
                "<div style='position:absolute;left:-9999px'>9</div>",
                "<div style='text-indent:-5000px'>9</div>",
                "<div style='position:absolute;clip:rect(0 0 0 0)'>9</div>",
                "<div style='clip-path: inset(50%)'>9</div>",
                "<font color='white'>9</font>",
                "<font color='#FFFFFF'><b>9</b></font>",
                "<span style='color:#fff'>9</span>",
                "<span style='color:rgb(255, 255, 255)'>9</span>",
                "<span style='color:#fefefe'>9</span>",
                "<span style='color:transparent'>9</span>",
                "<span style='color:rgba(0,0,0,0)'>9</span>",
                "<span style='color:#333;background-color:#333333'>9</span>",
                "<table bgcolor='000000'><tr><td><font color='black'>9</font></td></tr></table>",
                "<style>.a{display:none}</style><p class='a'>9</p>",
                "<style><!-- /* x */ p.a, div.a {color:red; text-decoration:line-through;} --></style><p class='a'>9</p>",
                "<style>@import url(x);\n#a{font-size:0}</style><p id='a'>9</p>",
            })
    void skipsWhatAReaderDoesNotSeeOrTakesForDeleted(String html) {
        assertThat(text("1" + html + "2")).doesNotContain("9").contains("1", "2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ins>9</ins>",
                "<u style='text-decoration:underline'>9</u>",
                "<div style='font-size:0'><span style='font-size:14px'>9</span></div>",
                "<div style='visibility:hidden'><p style='visibility:visible'>9</p></div>",
                "<div style='height:0'>9</div>",
                "<div style='background:#336699'><span style='color:#fff'>9</span></div>",
                "<table><tr><td bgcolor='#003366'><font color=white>9</font></td></tr></table>",
                "<table><tr><td background='x.png' style='color:white'>9</td></tr></table>",
                "<style>{display:none} a,,p{display:none} -p{display:none} 1{display:none} .-a{display:none}"
                        + " p:x{display:none} [x]{display:none} p >{display:none} é{display:none}</style><p>9</p>",
                "<div style='background:url(x.png);color:#fff'>9</div>",
                "<p style='color:red'>9</p>",
                "<p style='color:windowtext;background:white'>9</p>",
                "<p style='font-size:10px;opacity:0.5;margin-left:-18.0pt;text-indent:-.25in'>9</p>",
                "<p style='font-size:100%;max-width:0.5em;left:-10px'>9</p>",
                "<style>@media print {.a{display:none}} .b{display:none}</style><p class='a'>9</p>",
                "<style>.a{display:none}</style><p class='a' style='display:block'>9</p>",
                "<style>p{color:</style><p>9</p>",
            })
    void readsWhatAReaderSees(String html) {
        assertThat(text("1" + html + "2")).contains("9");
    }

    @Test
    void readsEnrichedTextWithoutParameters() {
        String text = "<bold>a</bold>\n<color><param>FFFF,0000</param>b <<c</color>\n\n<excerpt>d</excerpt>";
        assertThat(text(HtmlText.ofEnriched(text))).isEqualTo("a b <c\n> d\n");
    }

    /** A style sheet for each of a hundred thousand elements would not fit into memory. */
    @Test
    void readsAnyStyleSheetInTimeAndMemory() {
        String rules = ("p{" + "x:y;".repeat(500) + "}").repeat(15);
        assertThat(text("<style>" + rules + "</style>" + "<p>9".repeat(100_000)))
                .contains("9");
        for (String piece : new String[] {"{", "}", "/*", "@", "p,", "a{}", "<!--"}) {
            assertThat(text("<style>" + piece.repeat(200_000) + "</style><p>9")).contains("9");
        }
    }

    private static String text(String html) {
        return HtmlText.of(html, new Deadline(Duration.ofMinutes(1), System::nanoTime));
    }
}
