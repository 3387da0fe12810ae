package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class MarkupTest {

    /// Whatever the text, a parser gives it back; what XML forbids comes back as U+FFFD.
    @RepeatedTest(200)
    void anyTextComesBack(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder("<&>\"']]>\r\n\t");
        StringBuilder expected = new StringBuilder(text);
        for (int i = 0; i < 40; i++) {
            int character = random.nextInt(random.nextBoolean() ? 0xA1 : 0x110000);
            text.appendCodePoint(character).append('x'); // so that two surrogates never pair
            expected.appendCodePoint(isForbidden(character) ? 0xFFFD : character)
                    .append('x');
        }
        String page = new Markup().element("p", text.toString()).toString();
        assertThat(ParsedPage.of(page).text()).isEqualTo(expected.toString());
    }

    private static boolean isForbidden(int character) {
        boolean control = character < 0x20 || (character >= 0x7F && character < 0xA0);
        boolean space = character == '\t' || character == '\n' || character == '\r';
        boolean surrogate = character >= 0xD800 && character < 0xE000;
        return (control && !space) || surrogate || character == 0xFFFE || character == 0xFFFF;
    }

    @Test
    void attributesCannotBeLeft() {
        String hostile = "\" onload=\"alert(1)\"><script>";
        String page = new Markup().leaf("path", "d", hostile).toString();
        Element read = ParsedPage.of(page).document().getDocumentElement();
        assertThat(read.getAttribute("d")).isEqualTo(hostile);
        assertThat(read.getAttributes().getLength()).isEqualTo(1);
    }

    @Test
    void elementsCloseInOrder() {
        Markup markup = new Markup().open("ul").open("li");
        assertThatIllegalStateException().isThrownBy(() -> markup.close("ul")).withMessageContaining("li");
        assertThatIllegalStateException().isThrownBy(markup::toString).withMessageContaining("still open");
    }
}
