package frontrow.wallet.persistence;

import frontrow.wallet.domain.AccountId;
import frontrow.wallet.domain.Transfer;
import frontrow.wallet.domain.Transfers;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface JpaTransfers extends Transfers, Repository<Transfer, UUID> {

    @Override
    @Query("""
            select t from Transfer t
            where t.walletAccount = :wallet and t.entryNumber < :entryNumber
            order by t.entryNumber desc
            limit :countMax""")
    List<Transfer> newestBefore(AccountId wallet, long entryNumber, int countMax);
}
