/**
 * The clauses of 2026-11 in English, chapter by chapter and article by article, for agreements with a foreign party (UU 24/2009 art. 31
 * (2)). The Indonesian text prevails; like it, A LAWYER OF THE OFFICE MUST CHECK THIS before the first agreement is made.
 */
import type { EnglishClauses } from '../../domain/clause.ts';
import { englishPatternArticles } from './clausePatterns.ts';

export const english202611: EnglishClauses = {
  title: 'BUSINESS PARTNERSHIP AGREEMENT',
  opening:
    'This agreement is made through the programme {{programme}} of {{office}} between the parties named below, who need, trust, strengthen and benefit one another.',
  chapters: [
    {
      title: 'The Parties',
      articles: [
        'THE FIRST PARTY: {{company}}, NIB {{companyNib}}, of {{companyAddress}}, represented by {{companySigner}}.',
        'THE SECOND PARTY: {{umkName}}, NIB {{umkNib}}, of {{umkAddress}}, represented by its owner, {{umkOwner}}.',
        'THE SECOND PARTY, member {{ordinal}}: {{umkName}}, NIB {{umkNib}}, of {{umkAddress}}, represented by its owner, {{umkOwner}}.',
        'The members of the group together are THE SECOND PARTY. Each answers for its own share as set out in the Annex of the Group, and not for the share of another member.',
        'THE SECOND PARTY is a micro or small business within the meaning of Government Regulation No. 7 of 2021.',
      ],
    },
    {
      title: 'Business Activity and Form of Partnership',
      articles: [
        'The business activity of this partnership is: {{object}}.',
        'The partnership takes the form of {{pattern}} under Article 26 of Law No. 20 of 2008 and Article 106 of Government Regulation No. 7 of 2021.',
        ...englishPatternArticles,
      ],
    },
    {
      title: 'Quality',
      articles: [
        'The quality agreed on is: {{quality}}.',
        'THE FIRST PARTY inspects what is delivered on receipt. What does not conform is reported with reasons within 2 (two) working days of receipt, so that THE SECOND PARTY can mend or replace it. What is not reported within that time is deemed accepted.',
        'THE SECOND PARTY inspects the goods on receipt. What is damaged or does not conform is reported within 2 (two) working days of receipt, and THE FIRST PARTY replaces it free of charge.',
      ],
    },
    {
      title: 'Volume, Schedule and Delivery',
      articles: [
        'The volume agreed on is: {{volume}}.',
        'Schedule of delivery: {{schedule}}.',
        'Schedule of the work: {{schedule}}.',
        'Delivery: {{delivery}}.',
        'Each delivery is recorded and approved by both parties (record of handover), on paper or through the service of {{programme}}.',
        'THE FIRST PARTY gives notice of changes of an order at least 7 (seven) days ahead. What was already made to the former order is accepted and paid.',
      ],
    },
    {
      title: 'Price or Sharing of the Result',
      articles: [
        'The price agreed on is: {{price}}. Nothing is deducted from it that is not written in this agreement.',
        'The estimated total value over the term of the agreement is: {{value}}.',
        'The net result is shared: THE SECOND PARTY {{profit}} and THE FIRST PARTY {{companyProfit}}. The net result is the income less the direct costs that are recorded and shown to both parties every month.',
        'If the price of raw material rises or falls by more than 10% (ten percent), either party may ask to talk again. Until there is a new agreement these terms stay in force.',
      ],
    },
    {
      title: 'Payment',
      articles: [
        'Payment: {{payment}}.',
        'Down payment: {{downPayment}}.',
        'THE FIRST PARTY pays each member of the group directly, by its share in the Annex of the Group. No member receives payment for another.',
        'If a payment is late, THE FIRST PARTY tells the reason and the day on which it will pay. THE SECOND PARTY may hold back the next delivery until what is late is paid, which is no breach of the agreement.',
        'If a payment is late, the party that owes it tells the other at once the reason and the day on which it will pay.',
      ],
    },
    {
      title: 'Rights and Duties',
      articles: [
        'THE FIRST PARTY shall: give complete information about each order; accept what conforms; pay on time; and carry out the development. THE FIRST PARTY is entitled to results that conform to quality, volume and schedule.',
        'THE SECOND PARTY shall: deliver by quality, volume and schedule; keep its business and product licences valid; and tell of any obstacle at once. THE SECOND PARTY is entitled to full payment and to development.',
        'THE FIRST PARTY shall: provide goods, brand or business system by quality and schedule; give complete information; and carry out the development. THE FIRST PARTY is entitled to payment on time and to records of the sales.',
        'THE SECOND PARTY shall: sell honestly under this agreement; record its sales; pay on time; and keep its licences valid. THE SECOND PARTY is entitled to goods or a system that conform, to its share or commission in full, and to development.',
        'The parties shall: contribute the capital, tools or labour agreed on; record income and costs; share the result on time; and tell of any obstacle at once. THE SECOND PARTY is entitled to its share in full and to development.',
        'The parties may see the books of the joint business at any time. Decisions that change capital, prices or the sharing of the result are taken together.',
        'Whoever is prevented by force majeure (disaster, fire, riot, epidemic or government policy) tells the other within 3 (three) days and is not in breach for as long as it lasts.',
      ],
    },
    {
      title: 'Form of Development',
      articles: [
        'Under Article 34 of Law No. 20 of 2008 THE FIRST PARTY develops THE SECOND PARTY by: {{development}}.',
        'This development is free of charge and is not deducted from any payment.',
      ],
    },
    {
      title: 'Independence',
      articles: [
        'THE FIRST PARTY neither owns nor controls THE SECOND PARTY as its business partner, directly or indirectly, as provided by Article 35 of Law No. 20 of 2008.',
        'This agreement creates no dependence: THE SECOND PARTY stays free to sell to and to buy material from others, as long as volume and quality of this agreement are met.',
      ],
    },
    {
      title: 'Confidentiality and Personal Data',
      articles: [
        'Recipes, designs, prices and business information received from the other party are used for this agreement only and are given to nobody without consent, also after the agreement has ended.',
        'Personal data are used only to carry out this agreement, are protected, and are erased when they are no longer needed, under Law No. 27 of 2022 on Personal Data Protection.',
      ],
    },
    {
      title: 'Term, Changes and Ending',
      articles: [
        'The agreement is in force from {{start}} until {{end}}.',
        'Changes and extensions are valid only when all parties approve them in writing, on paper or as an amendment through the service of {{programme}}. Until all approve, the present text stays in force.',
        'Either party may end the agreement by written notice of {{notice}} days with reasons, on paper or through the service of {{programme}}. All that was delivered is paid, and a down payment not yet used is returned.',
        'A member of the group who leaves may be replaced by another micro or small business with the approval of all parties. Until there is one, the share may be divided among the other members who are willing.',
      ],
    },
    {
      title: 'Settlement of Disputes',
      articles: [
        'Disputes are first settled by deliberation between the parties.',
        'If that fails within 14 (fourteen) days, the parties ask for mediation by the Forum of {{programme}} through {{office}}.',
        'A suspected violation of the partnership may be reported to the Business Competition Supervisory Commission (KPPU) under Article 36 of Law No. 20 of 2008. Other disputes are settled by the district court of the domicile of THE SECOND PARTY.',
      ],
    },
    {
      title: 'Reporting and Closing Provisions',
      articles: [
        'This agreement is reported to the authorised official through {{office}}, which records how it is carried out and evaluates it every year together with both parties.',
        'This agreement is made in Indonesian. Where there is a translation and it differs, the Indonesian text prevails.',
        'Approval in chat is recorded with time, name and digital fingerprint (SHA-256) of this document. Approval in chat is not a certified electronic signature; the agreement binds once it is signed over a duty stamp of Rp10,000.',
        'This agreement is ratified by the Forum of {{programme}} and signed in as many copies as there are parties; all copies have the same force.',
      ],
    },
    {
      title: 'Annex of the Group',
      articles: [
        'Share of {{umkName}}: {{umkShare}} of the volume ({{umkVolume}}), and of the payment in the same proportion.',
        'Each member delivers, invoices and is paid for its own share by itself.',
      ],
    },
    {
      title: 'Amendment',
      articles: [
        'This document is amendment {{nth}}. Once all parties have approved it, it takes the place of document {{replaces}}; what was delivered and paid under that one stays valid.',
        'What is changed: {{changes}}.',
        'Approval of this amendment is recorded in chat against the digital fingerprint (SHA-256) of this document. Each party may ask that it is also signed over a duty stamp.',
      ],
    },
  ],
  closing: 'Read, understood and signed by the parties in {{region}}, on ______________________',
  witness: 'Witness, Forum of {{programme}}',
};
