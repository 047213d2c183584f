package frontrow.wallet.config;

import frontrow.wallet.domain.ChargePolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WalletProperties.class)
class WalletConfiguration {

    @Bean
    ChargePolicy chargePolicy(WalletProperties properties) {
        return new ChargePolicy(properties.currency(), properties.chargeMaxMinor(), properties.balanceMaxMinor());
    }
}
