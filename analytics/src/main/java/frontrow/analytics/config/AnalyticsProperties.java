package frontrow.analytics.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** The limits of the analytics service. */
@Validated
@ConfigurationProperties("frontrow.analytics")
public record AnalyticsProperties(@DefaultValue @Valid Audit audit) {

    /** @param heapMax of the process that audits, while it does; some hundred bytes for each purchase there ever was. Default 1 GB */
    public record Audit(@DefaultValue("1GB") @NotNull DataSize heapMax) {}
}
