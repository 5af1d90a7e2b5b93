"""Sentences written for these tests, and the claim each must give: speaker, content, kind, channel.

``speaker`` is a part of the first link's text that must be there, ``content`` the beginning and the end of the content joined
by " ... " (or the whole of it), ``channel`` the medium's name or "".
"""

from __future__ import annotations

from typing import NamedTuple


class Expected(NamedTuple):
    """One row."""

    text: str
    speaker: str
    content: str
    kind: str = "indirect"
    channel: str = ""


ROWS = [
    # Indirect speech
    Expected("The minister said that the army had left the valley.", "The minister", "that the army had left the valley"),
    Expected("Petrov said the border would stay open.", "Petrov", "the border would stay open"),
    Expected("The president told parliament that the talks had failed.", "The president", "that the talks had failed"),
    Expected("Officials warned that the dam could break.", "Officials", "that the dam could break"),
    Expected("Ankara insisted that its troops would remain in the north.", "Ankara", "that its troops would remain in the north"),
    Expected("The ministry announced that two soldiers had been killed.", "The ministry", "that two soldiers had been killed"),
    Expected("Kovač argued that the sanctions had hurt the poor.", "Kovač", "that the sanctions had hurt the poor"),
    Expected("She added that no date had been set.", "She", "that no date had been set"),
    Expected("The rebels claimed they had captured the airport.", "The rebels", "they had captured the airport"),
    Expected("The general admitted that the attack had killed civilians.", "The general", "that the attack had killed civilians"),
    Expected("The report says that prisoners were beaten.", "The report", "that prisoners were beaten"),
    Expected("The resolution demands that all forces withdraw.", "The resolution", "that all forces withdraw"),
    Expected("The spokesman did so, noting that the treaty had expired.", "The spokesman", "that the treaty had expired"),
    Expected("The judge freed Okello, who said that the vote was stolen.", "Okello", "that the vote was stolen"),
    # The cue behind or inside the content
    Expected("The bridge was destroyed overnight, the governor said.", "the governor", "The bridge was destroyed overnight"),
    Expected("The bridge was destroyed overnight, said the governor.", "the governor", "The bridge was destroyed overnight"),
    Expected("The convoy, the mayor said, had turned back.", "the mayor", "The convoy ... had turned back"),
    Expected("As the mayor said, the convoy had turned back.", "the mayor", "the convoy had turned back"),
    Expected("The talks will resume in May, officials said on Tuesday.", "officials", "The talks will resume in May"),
    # Infinitives, gerunds, prepositions
    Expected("Hanoi promised to release the prisoners.", "Hanoi", "to release the prisoners"),
    Expected("The envoy urged Rabat to open the border.", "The envoy", "Rabat to open the border"),
    Expected("Kabul accused Islamabad of shelling two villages.", "Kabul", "shelling two villages"),
    Expected("The opposition blamed the government for the shortage.", "The opposition", "the government for the shortage"),
    Expected("The group claimed to have shot down a drone.", "The group", "to have shot down a drone"),
    Expected("Moscow denied attacking the convoy.", "Moscow", "attacking the convoy"),
    Expected("The army denied that it had shelled the hospital.", "The army", "that it had shelled the hospital"),
    Expected("Tehran rejected allegations that it had armed the militia.", "Tehran", "allegations that ... had armed the militia"),
    Expected("The envoy called for an immediate ceasefire.", "The envoy", "an immediate ceasefire"),
    Expected("The prime minister called on Belgrade to recognise the border.", "The prime minister", "Belgrade to recognise the border"),
    Expected("The bishop warned against a new war.", "The bishop", "a new war"),
    # Noun phrases
    Expected("The ministry confirmed the deaths of three pilots.", "The ministry", "the deaths of three pilots"),
    Expected("Nairobi announced the withdrawal of its troops.", "Nairobi", "the withdrawal of its troops"),
    Expected("Kyiv's claim that the bridge was hit could not be verified.", "Kyiv", "that the bridge was hit"),
    Expected("The court heard allegations that the police tortured detainees.", "", "that the police tortured detainees"),
    # According to
    Expected("Two villages were burned, according to the governor.", "the governor", "Two villages were burned"),
    Expected("According to the governor, two villages were burned.", "the governor", "two villages were burned"),
    Expected("The general fled to Minsk, according to reports.", "reports", "The general fled to Minsk"),
    # Nobody named
    Expected("It was announced that the king had abdicated.", "", "that the king had abdicated"),
    Expected("Reports indicate that the prison was emptied.", "Reports", "that the prison was emptied"),
    Expected("The colonel is said to have fled.", "", "to have fled"),
    Expected("Sources close to the talks said the deal was ready.", "Sources", "the deal was ready"),
    Expected("Witnesses said soldiers fired into the crowd.", "Witnesses", "soldiers fired into the crowd"),
    # Quotations
    Expected("“We will not leave,” Petrov said.", "Petrov", "We will not leave,", "direct"),
    Expected('"We will not leave," said Petrov.', "Petrov", "We will not leave,", "direct"),
    Expected('Petrov said: "We will not leave the city."', "Petrov", "We will not leave the city.", "direct"),
    Expected('Petrov said, "We will not leave the city."', "Petrov", "We will not leave the city.", "direct"),
    Expected("“We stayed. We fought. We will not leave,” the mayor told reporters.", "the mayor", "We stayed. ... We will not leave,", "direct"),
    Expected("«The road is open to everyone», the governor said.", "the governor", "The road is open to everyone", "direct"),
    Expected("The mayor said the city was “ready for anything” the enemy planned.", "The mayor", "the city was “ready for anything” the enemy planned", "mixed"),
    Expected("For reasons described by Hanoi as “technical”, the flight was cancelled.", "Hanoi", "as “technical”", "mixed"),
    Expected("The minister called the report “a collection of lies”.", "The minister", "the report “a collection of lies”", "mixed"),
    # Thoughts and feelings
    Expected("The envoy believes that the truce will hold.", "The envoy", "that the truce will hold", "belief"),
    Expected("Paris hopes to reopen its embassy.", "Paris", "to reopen its embassy", "belief"),
    Expected("Analysts fear that the war will spread.", "Analysts", "that the war will spread", "belief"),
    Expected("Ankara was angered by the arrest of the journalist.", "Ankara", "the arrest of the journalist", "belief"),
    Expected("The minister is confident that the law will pass.", "The minister", "that the law will pass", "belief"),
    # Channels
    Expected("The minister told Reuters that the airport was closed.", "The minister", "that the airport was closed", "indirect", "Reuters"),
    Expected("In an interview with TASS, the envoy said that the talks were over.", "the envoy", "that the talks were over", "indirect", "TASS"),
    Expected("The senator wrote on X that the bill was dead.", "The senator", "that the bill was dead", "indirect", "X"),
    Expected("The alliance is weaker than ever, according to Digi24.", "Digi24", "The alliance is weaker than ever", "indirect", "Digi24"),
    Expected("TASS reported that the submarine had returned.", "TASS", "that the submarine had returned", "indirect", "TASS"),
    Expected("TASS quoted the envoy as saying that the talks were over.", "the envoy", "that the talks were over", "indirect", "TASS"),
    Expected("The talks were over, the envoy told the BBC.", "the envoy", "The talks were over", "indirect", "BBC"),
    Expected("Citing the ministry, the BBC reported that the airport was closed.", "the ministry", "that the airport was closed", "indirect", "BBC"),
    # Clauses that the tree hides
    Expected("Polls showed the premier losing.", "Polls", "the premier losing"),
    Expected("The judge found the law unconstitutional.", "The judge", "the law unconstitutional"),
    Expected("The ceasefire that Paris announced will begin in May.", "Paris", "The ceasefire"),
    Expected("What the minister said was a lie.", "the minister", "What ... a lie"),
    Expected("The report not only documented the raid, but named its victims.", "The report", "the raid"),
    Expected("Okafor accused the army of murder in the delta.", "Okafor", "murder"),
    Expected("The premier was accused of taking bribes by the opposition.", "the opposition", "taking bribes"),
    Expected("Two people briefed on the matter said the talks had collapsed.", "Two people", "the talks had collapsed"),
    Expected("“Who fired the shot?” asked the judge.", "the judge", "Who fired the shot?", "direct"),
    Expected("Most farmers fear the tariff, a poll found.", "a poll", "Most farmers fear the tariff"),
    # Other words for a claim
    Expected("In the minister's view, the war is over.", "the minister", "the war is over"),
    Expected("By his own account, the general burned the village.", "the general", "the general burned the village"),
    Expected("The “safe corridor”, as Moscow calls it, was shelled.", "Moscow", "The “safe corridor”", "mixed"),
    Expected("There is evidence that the militia burned the village.", "evidence", "that the militia burned the village"),
    Expected("Lima's claims about the tanker could not be checked.", "Lima", "the tanker"),
    Expected("The European reluctance to act has grown.", "European", "to act", "belief"),
    Expected("The governor has faced sharp criticism for the raid.", "", "the raid"),
    Expected("Prosecutors charged the senator with taking bribes.", "Prosecutors", "taking bribes"),
    Expected("The ministry assured Oslo that the ship was safe.", "The ministry", "that the ship was safe"),
    Expected("The miners told Radio Delta that the owner had fled.", "The miners", "that the owner had fled", "indirect", "Radio Delta"),
    Expected("The chancellor, according to two guests, shouted at the envoy.", "two guests", "The chancellor ... at the envoy"),
    Expected("The strikers accused the owner of hiring thugs.", "The strikers", "hiring thugs"),
    Expected("The bridge was shut, the mayor told Reuters, according to the Gazette.", "the mayor", "The bridge was shut", "indirect", "Reuters"),
]  # fmt: skip
