package frontrow.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void isMarkdownThatCanBeReadOnATerminal() {
        assertThat(new Table("system", "/s").row("Frontrow", "1,000").toString()).isEqualTo("""
                | system   | /s    |
                | -------- | ----- |
                | Frontrow | 1,000 |
                """);
    }
}
